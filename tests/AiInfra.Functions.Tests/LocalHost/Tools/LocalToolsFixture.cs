using System.Globalization;
using AiInfra.LocalHost.Tools;

namespace AiInfra.Functions.Tests.LocalHost.Tools;

/// <summary>An empty data folder and free ports; the installed packages are those of the checkout, so they are installed once.</summary>
public sealed class LocalToolsFixture : IDisposable
{
    public LocalToolsFixture()
    {
        var ports = FreePort.Many(5);
        Options = new()
        {
            DataFolder = Directory.CreateTempSubdirectory("local-tools-").FullName,
            BlobPort = ports[0],
            QueuePort = ports[1],
            TablePort = ports[2],
            SmtpPort = ports[3],
            InboxPort = ports[4],
        };
    }

    internal LocalToolsOptions Options { get; }

    internal StringWriter Progress { get; } = new(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        Progress.Dispose();
        Directory.Delete(Options.DataFolder, recursive: true);
    }

    internal Task<LocalTools> StartAsync() => LocalTools.StartAsync(Options, Progress, TestContext.Current.CancellationToken);

    internal Task<LocalTools> StartStorageAsync() => LocalTools.StartAsync(Options with { StartInbox = false }, Progress, TestContext.Current.CancellationToken);
}
