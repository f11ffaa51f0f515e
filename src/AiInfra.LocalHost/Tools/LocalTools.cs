namespace AiInfra.LocalHost.Tools;

/// <summary>What runs beside the app on a developer's machine: storage and a mail catcher, held for as long as this object lives and no longer than this process.</summary>
internal sealed class LocalTools : IAsyncDisposable
{
    /// <summary>The account and key every Azurite has; published by Microsoft, no secret.</summary>
    private const string Account = "devstoreaccount1";
    private const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly LocalToolsOptions _options;
    private readonly List<SupervisedTool> _tools = [];

    private LocalTools(LocalToolsOptions options, NodePackages packages) => (_options, AdaptiveCardsJs) = (options, packages.AdaptiveCardsJs);

    /// <summary>Storage by explicit endpoints; null when storage was not asked for.</summary>
    public string? StorageConnectionString => !_options.StartStorage ? null :
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={AccountKey};"
        + $"BlobEndpoint={Endpoint(_options.BlobPort)};QueueEndpoint={Endpoint(_options.QueuePort)};TableEndpoint={Endpoint(_options.TablePort)};";

    /// <summary>Where mail can be sent, on 127.0.0.1 without TLS or login.</summary>
    public int SmtpPort => _options.SmtpPort;

    /// <summary>The web inbox; its JSON is at <c>email</c> below it.</summary>
    public Uri InboxUrl => ToolSpec.Url(_options.InboxPort, "");

    /// <summary>The script that <c>MapLocalTeams</c> serves.</summary>
    public string AdaptiveCardsJs { get; }

    /// <summary>Completes with one line when one of them ended although it should run; never, as long as all is well.</summary>
    public Task<string> Exited { get; private set; } = new TaskCompletionSource<string>().Task;

    /// <summary>Installs what is missing and starts what was asked for.</summary>
    /// <exception cref="LocalToolException">The machine lacks or refuses something; nothing is left running.</exception>
    public static async Task<LocalTools> StartAsync(LocalToolsOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        options = options with { DataFolder = Path.GetFullPath(options.DataFolder), InstallRoot = Path.GetFullPath(options.InstallRoot) };
        WritableFolder.Ensure(options.DataFolder, "The data folder", "choose another with --data.");
        await NodeCommand.CheckNodeAsync(options.Node, cancellationToken);
        var packages = await NodePackages.InstallAsync(options, progress, cancellationToken);
        var tools = new LocalTools(options, packages);
        try
        {
            if (options.StartStorage) await tools.AddAsync(ToolSpec.Storage(options, packages), progress, cancellationToken);
            if (options.StartInbox) await tools.AddAsync(ToolSpec.Inbox(options, packages), progress, cancellationToken);
            if (options.Reset) File.Delete(options.TeamsCardsFile);
        }
        catch
        {
            await tools.DisposeAsync();
            throw;
        }

        if (tools._tools.Count > 0) tools.Exited = Task.WhenAny(tools._tools.Select(t => t.Exited)).Unwrap();
        return tools;
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_tools.Select(t => t.DisposeAsync().AsTask()));

    private async Task AddAsync(ToolSpec spec, TextWriter progress, CancellationToken cancellationToken) => _tools.Add(await new ToolStart(spec, _options, progress).RunAsync(cancellationToken));

    private static Uri Endpoint(int port) => ToolSpec.Url(port, Account);
}
