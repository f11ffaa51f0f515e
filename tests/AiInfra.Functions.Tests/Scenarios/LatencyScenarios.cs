using System.Globalization;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.LocalHost;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>
/// Measures, and asserts only that everyone was told once: the time from the submission of a deal to the provider's acceptance, as the ledger has it, over 50 deals one after another on a warm system.
/// The figures are printed: <c>dotnet test --filter Latency --logger "console;verbosity=detailed"</c>.
/// </summary>
public abstract class LatencyScenarios(LocalSystem system)
{
    private const int Deals = 50;

    [Fact]
    public async Task Fifty_deals_one_after_another_each_reach_mailbox_Teams_and_webhook_once()
    {
        string[] subscribers =
        [
            .. new[]
            {
                await system.SubscribeAsync("email", "latency@example.com"),
                await system.SubscribeAsync("teams", $"{system.Teams.Url}/latency"),
                await system.SubscribeAsync("webhook", $"{system.Webhooks.Url}/latency"),
            }.Select(s => s.GetProperty("id").GetString()!),
        ];
        for (var i = 0; i < 5; i++) await DeliveriesAsync(await system.SubmitBigDealAsync($"Warm-up Buyer {i}"), subscribers);

        List<Delivery> deliveries = [];
        for (var i = 0; i < Deals; i++) deliveries.AddRange(await DeliveriesAsync(await system.SubmitBigDealAsync($"Measured Buyer {i}"), subscribers));

        Assert.Equal(Deals * subscribers.Length, deliveries.Count);
        Assert.All(deliveries, d => Assert.Equal((DeliveryState.Sent, 1), (d.State, d.Attempts)));
        var sorted = deliveries.Select(d => d.Latency!.Value.TotalMilliseconds).Order().ToList();
        TestContext.Current.SendDiagnosticMessage(Figures(sorted));
        TestContext.Current.TestOutputHelper!.WriteLine(Figures(sorted));
    }

    private async Task<List<Delivery>> DeliveriesAsync(string dealId, string[] subscribers)
    {
        var ledger = new DeliveryLedger(system.Tables, new(system.Tables), TimeProvider.System);
        List<Delivery> sent = [];
        await Eventually.IsTrueAsync(
            async () =>
            {
                sent.Clear();
                await foreach (var row in system.Tables.Evaluations.RowsAsync(dealId, null, null, 100, CancellationToken.None))
                {
                    foreach (var subscriber in subscribers) sent.AddRange((await ledger.OfAsync(row.RowKey, subscriber, CancellationToken.None)).Where(d => d.SubscriberId == subscriber && d.State is DeliveryState.Sent));
                }

                return sent.Count == subscribers.Length;
            },
            $"{dealId} reached everyone");
        return sent;
    }

    private static string Figures(List<double> sorted) => string.Create(
        CultureInfo.InvariantCulture,
        $"From submission to acceptance over {sorted.Count} deliveries: p50 {sorted[sorted.Count / 2]:0} ms, p95 {sorted[sorted.Count * 95 / 100]:0} ms, slowest {sorted[^1]:0} ms.");
}

public sealed class LatencyOfOneProcess(OneProcess system) : LatencyScenarios(system), IClassFixture<OneProcess>;

public sealed class LatencyOfTwoProcesses(TwoProcesses system) : LatencyScenarios(system), IClassFixture<TwoProcesses>;
