using AiInfra.Functions.Storage.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Sources;

internal static class SourcesSetup
{
    public static IServiceCollection AddSources(this IServiceCollection services) => services.AddSingleton<SourceStore>().AddSingleton<SourceUses>().AddSingleton<SourceResult>();
}
