using System.Diagnostics;
using System.Globalization;
using AiInfra.Functions.Tests.LocalHost;
using Azure.Data.Tables;
using CsvHelper;

namespace AiInfra.Functions.Tests.Scenarios.Files;

/// <summary>
/// A large sheet, sent by the program that users send it with; the app is killed (SIGKILL) in the middle of it, and so is the program. What it took of memory and of time is written to the output.
/// <c>AIINFRA_IMPORT_ROWS=50000</c> makes it as large as it may be.
/// </summary>
public abstract class LargeImportScenarios(LocalSystem system, ITestOutputHelper output)
{
    private static readonly int Rows = int.Parse(Environment.GetEnvironmentVariable("AIINFRA_IMPORT_ROWS") ?? "2000", CultureInfo.InvariantCulture);
    private static readonly int Patience = 120 + (Rows / 25);

    private readonly List<string> _memory = [];

    [Fact]
    public async Task Killed_in_the_middle_and_sent_again_every_row_is_one_deal_and_every_large_one_is_one_alert()
    {
        var file = system.PathOf("large.csv");
        GeneratedDeals.Write(file, Rows);
        await system.SubscribeAsync("email", "import@example.com");
        var idle = WorkingSets();
        var watch = Stopwatch.StartNew();

        await using (var killed = Client(file))
        {
            await UntilDoneAsync(killed, 0.3);
            KeepPeaks("before the kill", idle);
            await system.KillAsync();
            await killed.KillAsync();
        }

        await system.StartAsync();
        await using var again = Client(file);
        await again.Exited.WaitAsync(TimeSpan.FromSeconds(Patience));
        Assert.True(again.ExitCode == 0, string.Join('\n', again.Output));
        var imported = watch.Elapsed;

        await Eventually.IsTrueAsync(async () => await CountAsync("f.") >= GeneratedDeals.Big(Rows) && await system.QuietAsync(), "everything is told", Patience);
        KeepPeaks("after it", idle);
        output.WriteLine(FormattableString.Invariant($"{Rows:N0} rows: imported after {imported.TotalSeconds:0} s, told after {watch.Elapsed.TotalSeconds:0} s; {string.Join("; ", _memory)}"));
        Assert.Equal(Rows, (await ExportedAsync()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal((GeneratedDeals.Big(Rows), GeneratedDeals.Big(Rows)), (await CountAsync("f."), await CountAsync("c.")));
        Assert.Empty(system.Mail.Messages);

        await using var repeated = Client(file);
        await repeated.Exited.WaitAsync(TimeSpan.FromSeconds(Patience));
        Assert.Equal(0, repeated.ExitCode);
        Assert.Equal(Rows, (await ExportedAsync()).Count);
    }

    private LocalHostProcess Client(string file) => LocalHostProcess.Launch(["import", file, "--to", system.Client.BaseAddress!.AbsoluteUri], new Dictionary<string, string>());

    private static async Task UntilDoneAsync(LocalHostProcess client, double share)
    {
        var line = "imported (rows): ";
        await Eventually.IsTrue(
            () => client.Output.Any(l => l.StartsWith(line, StringComparison.Ordinal) && double.Parse(l[line.Length..l.IndexOf(" of", StringComparison.Ordinal)], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) >= share * Rows),
            "a part is done",
            Patience);
    }

    private List<long> WorkingSets() => [.. system.HostIds.Select(id => Peak(id, "VmRSS:"))];

    private void KeepPeaks(string when, List<long> idle)
    {
        if (!OperatingSystem.IsLinux()) return;
        var above = system.HostIds.Select((id, i) => Peak(id, "VmHWM:") - idle[i]).ToList();
        _memory.Add($"peak above idle {when} {string.Join(" and ", above.Select(kb => FormattableString.Invariant($"{kb / 1024} MB")))}");
        Assert.All(above, kb => Assert.True(kb < 200 * 1024, string.Join("; ", _memory)));
    }

    /// <summary>In KB.</summary>
    private static long Peak(int process, string which) => OperatingSystem.IsLinux()
        ? long.Parse(File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith(which, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture)
        : 0;

    /// <summary>The ids in the CSV of all deals.</summary>
    private async Task<List<string>> ExportedAsync()
    {
        await using var csv = CsvReader.Create(await system.Client.GetStreamAsync("api/deals.csv"), CsvReaderOptions.Default, leaveOpen: false);
        List<string> ids = [];
        while (await csv.ReadAsync(CancellationToken.None)) ids.Add(csv.GetString("id"));
        return ids;
    }

    private async Task<int> CountAsync(string prefix)
    {
        var rows = system.Tables.Alerts.QueryAsync<TableEntity>($"RowKey gt '{prefix}' and RowKey lt '{prefix}~'", select: ["RowKey"]);
        return await rows.CountAsync();
    }
}

/// <summary>With the locks of production: what is done again because a lock ran out would be measured too.</summary>
public sealed class ImportInOneProcess() : LocalSystem(split: false)
{
    private protected override Dictionary<string, string> Settings => new(base.Settings) { ["LocalBus__LockSeconds"] = "30" };
}

public sealed class ImportInTwoProcesses() : LocalSystem(split: true)
{
    private protected override Dictionary<string, string> Settings => new(base.Settings) { ["LocalBus__LockSeconds"] = "30" };
}

public sealed class LargeImportInOneProcess(ImportInOneProcess system, ITestOutputHelper output) : LargeImportScenarios(system, output), IClassFixture<ImportInOneProcess>;

public sealed class LargeImportInTwoProcesses(ImportInTwoProcesses system, ITestOutputHelper output) : LargeImportScenarios(system, output), IClassFixture<ImportInTwoProcesses>;
