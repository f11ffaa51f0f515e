using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.LocalHost.Bus;
using AiInfra.LocalHost.Hosting;
using AiInfra.LocalHost.Teams;
using AiInfra.LocalHost.Tools;

namespace AiInfra.LocalHost;

/// <summary>The function app as a web application of this machine: the same function classes and the same composition as in Azure, on the local bus.</summary>
internal static class LocalApp
{
    public static async Task<WebApplication> StartAsync(LocalHostOptions options, LocalTools tools, LocalToolsOptions toolsOptions, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production, ContentRootPath = AppContext.BaseDirectory });
        Configure(builder, options, tools);
        var storage = builder.Configuration["AzureWebJobsStorage"]!;
        var catalog = FunctionCatalog.From(typeof(AiInfraServices).Assembly);
        var parts = (options.Http ? LocalHostParts.Http : 0) | (options.Queues ? LocalHostParts.Queues : 0);
        builder.Services.AddLocalBus(storage, catalog, BusOptions(builder.Configuration));
        builder.Services.AddAiInfra(builder.Configuration);
        builder.Services.AddFunctionHost(catalog, parts, Keys(options));
        var app = builder.Build();
        app.UseFunctions();
        if (options.Http) app.MapLocalTeams(tools.AdaptiveCardsJs, toolsOptions.TeamsCardsFile, TimeProvider.System);
        await app.Services.GetRequiredService<Tables>().CreateAllAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        return app;
    }

    public static string KeyOf(LocalHostOptions options) => LocalSecrets.Of(options.DataFolder, "function.key");

    /// <summary>What is set from outside (environment variables) stands; the rest points at what runs beside the app.</summary>
    private static void Configure(WebApplicationBuilder builder, LocalHostOptions options, LocalTools tools)
    {
        var defaults = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = tools.StorageConnectionString,
            ["Site:Url"] = options.Url.AbsoluteUri,
            ["Secrets:Key"] = LocalSecrets.Of(options.DataFolder, "secrets.key").Replace('-', '+').Replace('_', '/'),
            ["Email:Host"] = "127.0.0.1",
            ["Email:Port"] = options.SmtpPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Email:From"] = "AI Infra alerts <alerts@example.com>",
            ["Email:Security"] = "none",
            ["Operator:Email"] = "operator@example.com",
            ["Slack:AllowLoopback"] = "true",
            ["Teams:AllowLoopback"] = "true",
            ["Webhooks:AllowLoopback"] = "true",
            ["Watch:AllowLoopback"] = "true",
            ["ExchangeRates:Source"] = "", // works offline
            ["Limits:PerKeyPerMinute"] = "0", // one machine, one user
            ["Limits:PerAddressPerMinute"] = "0",
            ["Limits:SignUpsPerHour"] = "0",
            ["Limits:NoticesPerHour"] = "0",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (name, value) in defaults)
        {
            if (builder.Configuration[name] is null) builder.Configuration[name] = value;
        }

        // Without HTTP functions there is nothing to serve; any free port will do, the app's belongs to the other process.
        builder.WebHost.UseUrls(options.Http ? options.Url.GetLeftPart(UriPartial.Authority) : "http://127.0.0.1:0");
    }

    private static FunctionKeyOptions Keys(LocalHostOptions options) => new() { Required = options.Keys, Key = options.Keys ? KeyOf(options) : null };

    /// <summary><c>LocalBus:LockSeconds</c>: tests of crashes do not wait for the lock of the real bus.</summary>
    private static LocalBusOptions BusOptions(IConfiguration configuration) =>
        configuration.GetValue<int?>("LocalBus:LockSeconds") is { } seconds ? new() { LockDuration = TimeSpan.FromSeconds(seconds) } : new();
}
