using AiInfra.Functions.Importing.Files;
using AiInfra.Functions.Importing.Stored;
using AiInfra.Functions.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Importing;

internal static class ImportSetup
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<ISweep, ImportSweep>()
        .AddSingleton<ImportStore>()
        .AddSingleton<OpenImports>()
        .AddSingleton<ImportMessages>()
        .AddSingleton<Staging>()
        .AddSingleton<DryRun>()
        .AddSingleton<RowImporter>()
        .AddSingleton<ImportResult>();
}
