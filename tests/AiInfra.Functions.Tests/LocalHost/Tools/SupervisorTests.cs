using System.Diagnostics;
using System.Globalization;
using AiInfra.LocalHost.Tools;

namespace AiInfra.Functions.Tests.LocalHost.Tools;

/// <remarks>Plays processes with a Unix shell.</remarks>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SupervisorTests : IDisposable
{
    private readonly LocalToolsFixture _local = new();

    public void Dispose() => _local.Dispose();

    [Fact]
    public async Task A_row_survives_the_kill_of_the_supervisor_and_no_server_stays_behind()
    {
        var tools = await _local.StartStorageAsync();
        var record = await SupervisedProcess.ReadRecordAsync(_local.Options.DataFolder, "storage");
        await LocalStorageTests.WriteRowAsync(tools);
        using (var supervisor = Process.GetProcessById(record.Pid)) supervisor.Kill();
        await GoneAsync(record.Server);
        await tools.DisposeAsync();

        await using var again = await _local.StartStorageAsync();
        Assert.True(await LocalStorageTests.HasRowAsync(again));
    }

    [Fact]
    public async Task The_kill_of_the_holder_lets_the_server_end_by_its_own_rule()
    {
        using var held = StartServer();
        var record = await SupervisedProcess.ReadRecordAsync(_local.Options.DataFolder, "probe");
        await UntilServerSaysAsync("listening");

        using (var holder = Process.GetProcessById(await HolderAsync())) holder.Kill();
        await GoneAsync(record.Pid);

        Assert.Contains("SIGTERM: saved", await File.ReadAllTextAsync(ServerLog), StringComparison.Ordinal);
        Assert.False(IsAlive(record.Server));
        Assert.True(FreePort.IsFree(_local.Options.BlobPort));
        Assert.False(File.Exists(Path.Combine(_local.Options.DataFolder, "probe.json")));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_to_the_process_group_ends_neither_supervisor_nor_server(string signal)
    {
        using var held = StartServer();
        var record = await SupervisedProcess.ReadRecordAsync(_local.Options.DataFolder, "probe");
        await UntilServerSaysAsync("listening");

        Signal(signal, record.Pid);
        using var link = await SupervisorLink.JoinAsync(record.Control, TestContext.Current.CancellationToken);
        Assert.Equal("running", (await link!.NextAsync(TestContext.Current.CancellationToken))?.State);
        Assert.DoesNotContain("SIG", await File.ReadAllTextAsync(ServerLog), StringComparison.Ordinal);
        Assert.NotEqual(SessionOf(record.Pid), SessionOf(record.Server));

        link.LetGo();
        Signal("KILL", await HolderAsync());
        await GoneAsync(record.Pid);
        Assert.False(IsAlive(record.Server));
    }

    /// <summary>A server that takes a moment to save at SIGTERM, as Azurite does.</summary>
    private SupervisedProcess StartServer()
    {
        var script = Path.Combine(_local.Options.DataFolder, "server.mjs");
        File.WriteAllText(script, """
            import { createServer } from 'node:http';
            const server = createServer().listen(Number(process.argv[2]), '127.0.0.1', () => console.log('listening'));
            process.on('SIGINT', () => console.log('SIGINT'));
            process.once('SIGTERM', () => setTimeout(() => { console.log('SIGTERM: saved'); server.close(); }, 300));
            """);
        return SupervisedProcess.Start(_local.Options, "probe", script, _local.Options.BlobPort.ToString(CultureInfo.InvariantCulture));
    }

    private string ServerLog => Path.Combine(_local.Options.DataFolder, "probe.log");

    private Task UntilServerSaysAsync(string text) => Eventually.IsTrueAsync(async () => (await File.ReadAllTextAsync(ServerLog)).Contains(text, StringComparison.Ordinal), text, seconds: 30);

    private async Task<int> HolderAsync() => int.Parse(await File.ReadAllTextAsync(Path.Combine(_local.Options.DataFolder, "probe.holder")), CultureInfo.InvariantCulture);

    private static Task GoneAsync(int pid) => Eventually.IsTrue(() => !IsAlive(pid), $"process {pid} is gone", seconds: 30);

    /// <summary>A zombie is no longer alive: its parent has only not asked yet. Fields of /proc/pid/stat behind the name in brackets: state, parent, group, session.</summary>
    private static bool IsAlive(int pid) => StatOf(pid) is { } stat && stat[0] is not "Z";

    private static string? SessionOf(int pid) => StatOf(pid)?[3];

    private static string[]? StatOf(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void Signal(string signal, int pid)
    {
        using var kill = Process.Start("kill", [$"-{signal}", pid.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
