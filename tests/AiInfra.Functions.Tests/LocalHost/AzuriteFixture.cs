using AiInfra.Functions.Tests.LocalHost;
using AiInfra.LocalHost.Tools;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace AiInfra.Functions.Tests.LocalHost;

/// <summary>A storage account for the tests: the one of <c>AIINFRA_TEST_STORAGE</c>, or an emulator of our own on an empty folder.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aiinfra-azurite-").FullName;
    private LocalTools? _tools;

    public string ConnectionString { get; private set; } = Environment.GetEnvironmentVariable("AIINFRA_TEST_STORAGE") ?? "";

    public async ValueTask InitializeAsync()
    {
        if (ConnectionString.Length > 0) return;
        var ports = FreePort.Many(3);
        _tools = await LocalTools.StartAsync(
            new() { DataFolder = _folder, BlobPort = ports[0], QueuePort = ports[1], TablePort = ports[2], StartInbox = false }, TextWriter.Null, CancellationToken.None);
        ConnectionString = _tools.StorageConnectionString!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_tools is not null) await _tools.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
