using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Hosting;

/// <summary>The composition both hosts share.</summary>
public static class AiInfraServices
{
    public static IServiceCollection AddAiInfra(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(TimeProvider.System);
        return services;
    }
}
