using AiInfra.Functions.Storage.Limits;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Hosting.Limits;

internal static class LimitsSetup
{
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(LimitOptions.Read(configuration)).AddSingleton<SharedPermits>().AddSingleton<RateLimits>().AddSingleton<HourlyLimits>();
}
