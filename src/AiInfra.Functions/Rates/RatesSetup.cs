using AiInfra.Functions.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Rates;

internal static class RatesSetup
{
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static IServiceCollection AddRates(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(RatesOptions.Read(configuration))
            .AddSingleton<RatesSource>()
            .AddSingleton<RatesStore>()
            .AddSingleton<WaitingDeals>()
            .AddSingleton<KnownRates>()
            .AddSingleton<ConvertWaiting>();
}
