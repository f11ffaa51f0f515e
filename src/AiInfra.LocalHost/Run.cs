using AiInfra.LocalHost.Demo;
using AiInfra.LocalHost.Tools;

namespace AiInfra.LocalHost;

/// <summary>Brings the system up, says what runs where, and takes it down again in the opposite order.</summary>
internal static class Run
{
    public static async Task<int> RunAsync(LocalHostOptions options, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var watch = ParentWatch.CancelWhenGone(end);
        return await RunUntilAsync(options, end.Token);
    }

    private static async Task<int> RunUntilAsync(LocalHostOptions options, CancellationToken cancellationToken)
    {
        var progress = Console.Out;
        try
        {
            if (options.Conflict() is { } conflict) throw new LocalToolException(conflict);
            var toolsOptions = ToolsOptions(options);
            if (options.Reset && !toolsOptions.StartStorage) throw new LocalToolException("--reset empties what is started here, and AzureWebJobsStorage names another storage: empty that yourself, or unset the variable.");
            if (options.Http) await new ToolPort("the app", options.Port, "--port").EnsureFreeAsync(TimeSpan.Zero, TimeProvider.System, cancellationToken);
            await using var tools = await LocalTools.StartAsync(toolsOptions, progress, cancellationToken);
            await using var app = await LocalApp.StartAsync(options, tools, toolsOptions, cancellationToken);
            await ShowAsync(options, tools, toolsOptions, progress);
            if (options.Demo) await DemoAsync(options, progress, cancellationToken);
            await progress.WriteLineAsync("Running; Ctrl-C stops it.");
            return await UntilTheEndAsync(app, tools, cancellationToken);
        }
        catch (Exception e) when (e is LocalToolException or IOException or UnauthorizedAccessException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync(e.Message.ReplaceLineEndings(" "));
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }

    /// <summary>What is configured from outside is not started here.</summary>
    private static LocalToolsOptions ToolsOptions(LocalHostOptions options) => new()
    {
        DataFolder = options.DataFolder.FullName,
        BlobPort = options.BlobPort,
        QueuePort = options.QueuePort,
        TablePort = options.TablePort,
        SmtpPort = options.SmtpPort,
        InboxPort = options.InboxPort,
        StartStorage = Environment.GetEnvironmentVariable("AzureWebJobsStorage") is null,
        StartInbox = Environment.GetEnvironmentVariable("Email__Host") is null,
        Reset = options.Reset,
    };

    private static async Task ShowAsync(LocalHostOptions options, LocalTools tools, LocalToolsOptions toolsOptions, TextWriter progress)
    {
        if (options.Http)
        {
            await progress.WriteLineAsync($"  app         {options.Url}  (POST /api/deals, /api/deals/import, GET /api/deals, /api/stats, /api/changes)");
            await progress.WriteLineAsync($"  feed        {options.Url}api/feed.json  .atom  .rss");
            await progress.WriteLineAsync($"  Teams cards {options.Url}local/teams  (JSON: local/teams.json)");
        }

        if (options.Queues) await progress.WriteLineAsync("  queues      evaluation, views, alerts, deliveries, imports; timers");
        if (toolsOptions.StartInbox) await progress.WriteLineAsync($"  inbox       {tools.InboxUrl}  (JSON: {tools.InboxUrl}email)");
        if (toolsOptions.StartStorage) await progress.WriteLineAsync($"  storage     Azurite on ports {options.BlobPort}, {options.QueuePort}, {options.TablePort}; data in {options.DataFolder.FullName}");
        if (options.Keys) await progress.WriteLineAsync($"  key         x-functions-key: {LocalApp.KeyOf(options)}");
    }

    private static async Task DemoAsync(LocalHostOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        if (options.Keys) client.DefaultRequestHeaders.Add("x-functions-key", LocalApp.KeyOf(options));
        await new DemoRun(client, options.Url, progress).RunAsync(cancellationToken);
    }

    /// <summary>Until Ctrl-C or SIGTERM, or until something beside the app ends by itself.</summary>
    private static async Task<int> UntilTheEndAsync(WebApplication app, LocalTools tools, CancellationToken cancellationToken)
    {
        var stopping = app.WaitForShutdownAsync(cancellationToken);
        // A signal to the whole process group ends everything at once: that is no fault of the tools.
        if (await Task.WhenAny(stopping, tools.Exited) == stopping || cancellationToken.IsCancellationRequested)
        {
            await stopping;
            return 0;
        }

        await Console.Error.WriteLineAsync(await tools.Exited);
        await app.StopAsync(CancellationToken.None);
        return 1;
    }
}
