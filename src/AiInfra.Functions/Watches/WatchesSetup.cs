using AiInfra.Functions.Storage;
using AiInfra.Functions.Watches.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Watches;

internal static class WatchesSetup
{
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static IServiceCollection AddWatches(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(WatchOptions.Read(configuration))
            .AddSingleton<WatchStore>()
            .AddSingleton<SourceClient>()
            .AddSingleton<EntryReader>()
            .AddSingleton<WatchReader>();
}
