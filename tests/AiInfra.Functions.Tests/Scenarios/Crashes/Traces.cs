using System.Text;
using System.Text.Json;
using AiInfra.Functions.Tests.LocalHost;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace AiInfra.Functions.Tests.Scenarios.Crashes;

/// <summary>Everything that a deal leaves in the world and in storage, read past the proxy.</summary>
internal sealed class Traces(CrashSystem system, string dealId)
{
    public static readonly string[] Channels = ["email", "teams", "webhook"];

    // In the order in which messages beget messages: when one after the other was seen empty, nothing is under way.
    private static readonly string[] Queues = ["deals-evaluation", "deals-views", "alerts", "deliveries"];

    private readonly List<string> _interrupted = [];

    /// <summary>
    /// To be called when the process has died. Where the ledger says pending it may have died between the receiver's acceptance and the ledger's row:
    /// there, and only there, a message may come once more, with the same id.
    /// </summary>
    public async Task DiedAsync() => _interrupted.AddRange((await LedgerAsync()).Where(r => r.Value == "pending").Select(r => r.Key));

    public override string ToString() => $"{dealId}: interrupted on [{string.Join(", ", _interrupted)}], received {string.Join(", ", Channels.Select(c => $"{c} {Received(c).Count}"))}";

    /// <summary>Everyone was told, everything shows the deal once, nothing is left behind.</summary>
    public async Task AreOfOneAlertAsync()
    {
        await Eventually.IsTrueAsync(async () => await ShownAsync() is { Feed: > 0, Changes: > 0, List: > 0, Stats: > 0 } && Channels.All(c => Received(c).Count > 0), "the deal is shown and told", 60);
        await UntilQuietAsync();

        Assert.Equal((1, 1, 1, 1), await ShownAsync());
        Assert.Equal((1, 0), (await ChangeRowsAsync(), await DeadLettersAsync()));
        Assert.Equal(Channels.Select(c => (c, "sent")), (await LedgerAsync()).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (r.Key, r.Value)));
        foreach (var channel in Channels)
        {
            Assert.Single(Received(channel).Distinct());
            Assert.InRange(Received(channel).Count, 1, 1 + _interrupted.Count(c => c == channel));
        }
    }

    /// <summary>The ledger's word on each channel; a channel nobody has begun with is absent.</summary>
    public async Task<Dictionary<string, string>> LedgerAsync() =>
        await system.Tables.Deliveries.QueryAsync<TableEntity>(e => e.PartitionKey.CompareTo(dealId + ".") > 0 && e.PartitionKey.CompareTo(dealId + "/") < 0)
            .ToDictionaryAsync(e => e.GetString("channel"), e => e.GetString("state"));

    /// <summary>The ids of the messages that reached the receiver of a channel.</summary>
    public IReadOnlyList<string> Received(string channel) => channel switch
    {
        "email" => [.. system.Mail.Messages.Where(m => $"{m.HtmlBody}".Contains(dealId, StringComparison.Ordinal)).Select(m => $"{m.MessageId}")],
        "webhook" => [.. Of(system.Webhooks).Select(r => r.Headers["webhook-id"])],
        "teams" => [.. Of(system.Teams).Select(_ => "a card has no id")],
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    /// <summary>Waits until nothing is owed and no message lies anywhere.</summary>
    public async Task UntilQuietAsync() => await Eventually.IsTrueAsync(async () => await OwedAsync() == 0 && await QueuesAreEmptyAsync(), $"all work for {dealId} is done", 60);

    public async Task UntilOwingNothingAsync() => await Eventually.IsTrueAsync(async () => await OwedAsync() == 0, "the outbox is empty", 60);

    public async Task<int> OwedAsync() => await system.Tables.Outbox.QueryAsync<TableEntity>().CountAsync();

    public async Task<bool> IsStoredAsync() => (await system.Tables.Deals.GetEntityIfExistsAsync<TableEntity>(dealId, dealId)).HasValue;

    public async Task<int> DeadLettersAsync()
    {
        var letters = 0;
        foreach (var queue in Queues) letters += await CountAsync($"{queue}-deadletter");
        return letters;
    }

    public async Task<int> ChangeRowsAsync() =>
        await system.Tables.Alerts.QueryAsync<TableEntity>().CountAsync(e => e.RowKey.StartsWith("c.", StringComparison.Ordinal) && e.RowKey.Contains(dealId, StringComparison.Ordinal));

    /// <summary>How often the deal stands in feed, changes, list and totals.</summary>
    public async Task<(int Feed, int Changes, int List, int Stats)> ShownAsync() => (
        await system.InFeedAsync(dealId),
        (await system.ChangesAsync()).Count(c => c.GetProperty("event").GetProperty("deal").GetProperty("id").GetString() == dealId),
        Count(await system.GetAsync("api/deals?limit=200"), "deals", d => d.GetProperty("id")),
        Count(await system.GetAsync("api/stats"), "counted", c => c.GetProperty("dealId")));

    private int Count(JsonElement answer, string list, Func<JsonElement, JsonElement> id) => answer.GetProperty(list).EnumerateArray().Count(e => id(e).GetString() == dealId);

    private IEnumerable<Notifications.ReceivedRequest> Of(Notifications.HttpReceiver receiver) =>
        receiver.Requests.Where(r => Encoding.UTF8.GetString(r.Body).Contains(dealId, StringComparison.Ordinal));

    private async Task<bool> QueuesAreEmptyAsync()
    {
        foreach (var queue in Queues)
        {
            if (await CountAsync(queue) > 0) return false;
        }

        return true;
    }

    // Hidden messages count too.
    private async Task<int> CountAsync(string queue) =>
        (await new QueueClient(system.StorageConnectionString, queue).GetPropertiesAsync()).Value.ApproximateMessagesCount;
}
