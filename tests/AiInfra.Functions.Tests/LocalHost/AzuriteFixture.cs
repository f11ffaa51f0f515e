using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AiInfra.Functions.Tests.LocalHost;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace AiInfra.Functions.Tests.LocalHost;

/// <summary>A storage account for the tests: the one of <c>AIINFRA_TEST_STORAGE</c>, or an emulator of our own on an empty folder.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const string Version = "3.35.0";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly string _folder = Directory.CreateTempSubdirectory("aiinfra-azurite-").FullName;
    private Process? _process;

    public string ConnectionString { get; private set; } = Environment.GetEnvironmentVariable("AIINFRA_TEST_STORAGE") ?? "";

    public async ValueTask InitializeAsync()
    {
        if (ConnectionString.Length > 0) return;
        var install = Path.Combine(Path.GetTempPath(), "azurite-host");
        var script = Path.Combine(install, "node_modules/azurite/dist/src/azurite.js");
        if (!File.Exists(script))
        {
            using var npm = Process.Start("npm", ["install", "--silent", "--prefix", install, $"azurite@{Version}"]);
            await npm.WaitForExitAsync();
        }

        var (blob, queue, table) = (FreePort(), FreePort(), FreePort());
        _process = Process.Start("node", [script, "--silent", "--skipApiVersionCheck", "--location", _folder, "--blobPort", $"{blob}", "--queuePort", $"{queue}", "--tablePort", $"{table}"]);
        string Endpoint(string name, int port) => $"{name}=http://127.0.0.1:{port}/devstoreaccount1;";
        ConnectionString = $"AccountName=devstoreaccount1;AccountKey={Key};{Endpoint("BlobEndpoint", blob)}{Endpoint("QueueEndpoint", queue)}{Endpoint("TableEndpoint", table)}";
        await Eventually.IsTrueAsync(async () => await Listens(queue) && await Listens(table), "Azurite listens");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            // Its data is thrown away, so nothing is lost.
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> Listens(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
