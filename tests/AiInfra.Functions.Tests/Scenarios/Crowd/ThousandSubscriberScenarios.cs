using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AiInfra.Functions.Operations;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Messaging;
using AiInfra.Functions.Tests.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace AiInfra.Functions.Tests.Scenarios.Crowd;

/// <summary>
/// One deal, a thousand subscribers over three channels, one in five with a receiver that fails. Every delivery ends sent once or in a stated final state, and the ledger says how.
/// The counts are printed: <c>dotnet test --filter ThousandSubscriber --logger "console;verbosity=detailed"</c>.
/// </summary>
public sealed class ThousandSubscriberScenarios(ITestOutputHelper output)
{
    private const int Patience = 120;

    [Fact]
    public async Task Everyone_is_told_once_or_the_ledger_says_why_not()
    {
        await using var system = new CrowdSystem();
        await system.InitializeAsync();
        await system.GatherAsync();
        var watch = Stopwatch.StartNew();

        await system.SubmitBigDealAsync("Crowded Buyer");
        var ledger = await SettledAsync(system);

        Print(system, ledger, watch.Elapsed);
        foreach (var member in system.Members)
        {
            var (state, attempts, detail) = member.End;
            var delivery = ledger[member.Id];
            Assert.Equal((member, state, attempts), (member, delivery.GetProperty("state").GetString(), delivery.GetProperty("attempts").GetInt32()));
            Assert.StartsWith(detail, delivery.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Equal(attempts, delivery.GetProperty("log").GetArrayLength());
            Assert.Equal(state == "sent" ? [delivery.GetProperty("id").GetString()!] : [], system.AcceptedBy(member));
        }

        await NothingIsOpenAsync(system);
    }

    [Fact]
    public async Task A_host_killed_in_the_middle_loses_nobody_and_each_repeat_has_the_same_id_and_a_reason()
    {
        await using var system = new CrowdSystem();
        await system.InitializeAsync();
        await system.GatherAsync();
        var watch = Stopwatch.StartNew();
        await system.SubmitBigDealAsync("Killed Buyer");
        await Eventually.IsTrue(() => system.Mail.Messages.Count + system.Accepted.Count >= 300, "a third was told", Patience);

        await system.KillAsync();
        var interrupted = await PendingAsync(system);
        await system.StartAsync();
        var ledger = await SettledAsync(system);

        Print(system, ledger, watch.Elapsed);
        var repeats = 0;
        foreach (var member in system.Members)
        {
            var delivery = ledger[member.Id];
            var accepted = system.AcceptedBy(member);
            Assert.Equal((member, member.End.State), (member, delivery.GetProperty("state").GetString()));
            Assert.All(accepted, id => Assert.Equal(delivery.GetProperty("id").GetString(), id));
            Assert.InRange(accepted.Count, member.End.State == "sent" ? 1 : 0, member.End.State == "failed" ? 0 : interrupted.Contains(member.Id) ? 2 : 1);
            repeats += Math.Max(0, accepted.Count - 1);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Killed while {interrupted.Count} were being sent; {repeats} of these were accepted before the ledger knew, and came again under the same id."));
        await NothingIsOverdueAsync(system);
        await NothingIsOpenAsync(system);
    }

    /// <summary>The ledger as operators read it, by subscriber, once nothing is under way.</summary>
    private static async Task<Dictionary<string, JsonElement>> SettledAsync(CrowdSystem system)
    {
        Dictionary<string, JsonElement> ledger = [];
        await Eventually.IsTrueAsync(
            async () =>
            {
                if (!await system.QuietAsync()) return false;
                ledger = await LedgerAsync(system);
                return ledger.Count == system.Members.Count && ledger.Values.All(d => d.GetProperty("state").GetString() is "sent" or "failed");
            },
            "every delivery has come to its end",
            Patience);
        return ledger;
    }

    private static async Task<Dictionary<string, JsonElement>> LedgerAsync(CrowdSystem system)
    {
        var alert = (await system.ChangesAsync()).Select(c => c.GetProperty("event").GetProperty("id").GetString()!).SingleOrDefault();
        Dictionary<string, JsonElement> ledger = [];
        for (var next = alert is null ? null : ""; next is not null;)
        {
            var page = await system.GetAsync($"api/deliveries?alert={alert}&limit=200{next}");
            foreach (var delivery in page.GetProperty("deliveries").EnumerateArray()) ledger.Add(delivery.GetProperty("subscriber").GetString()!, delivery);
            next = page.TryGetProperty("next", out var cursor) ? "&cursor=" + cursor.GetString() : null;
        }

        return ledger;
    }

    /// <summary>Whose delivery was in hand when the process died.</summary>
    private static async Task<HashSet<string>> PendingAsync(CrowdSystem system) =>
        await system.Tables.Deliveries.QueryAsync<Azure.Data.Tables.TableEntity>(row => row.GetString("state") == "pending").Select(row => row.GetString("subscriber")).ToHashSetAsync();

    private static async Task NothingIsOpenAsync(CrowdSystem system)
    {
        var lists = new DeliveryLists(system.Tables);
        Assert.Empty(await lists.OwedBeforeAsync(DateTimeOffset.MaxValue, 10, CancellationToken.None));
        Assert.Empty((await lists.OpenAfterAsync(null, 10, CancellationToken.None)).Select(l => l.Due.SubscriberId));
        Assert.Empty(await new FanOuts(system.Tables).BegunBeforeAsync(DateTimeOffset.MaxValue, 10, CancellationToken.None));
    }

    /// <summary>Lines of what was owed twice are stale: the check of the pipeline clears them away, and finds no trouble.</summary>
    private static async Task NothingIsOverdueAsync(CrowdSystem system)
    {
        var lists = new DeliveryLists(system.Tables);
        var later = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(10));
        var ledger = new DeliveryLedger(system.Tables, lists, later);
        var check = new OverdueWork(new(system.Tables, new RecordingBus(), later), new(system.Tables), lists, ledger, new RecordingBus(), NoMetrics.Instance, later);
        for (var round = 0; round < 6; round++) Assert.All(await check.FindAsync(CancellationToken.None), finding => Assert.Null(finding.Trouble));
    }

    private void Print(CrowdSystem system, Dictionary<string, JsonElement> ledger, TimeSpan took)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ledger.Count} deliveries came to their end in {took.TotalSeconds:0.0} s:"));
        foreach (var group in system.Members.GroupBy(m => (m.Channel, m.Temper, State: ledger[m.Id].GetProperty("state").GetString())).OrderBy(g => g.Key.Channel).ThenBy(g => g.Key.Temper))
        {
            var attempts = group.Sum(m => ledger[m.Id].GetProperty("attempts").GetInt32());
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {group.Count(),4} {group.Key.Channel} {group.Key.Temper}: {group.Key.State} after {attempts} attempts, for example \"{ledger[group.First().Id].GetProperty("detail").GetString()}\""));
        }
    }
}
