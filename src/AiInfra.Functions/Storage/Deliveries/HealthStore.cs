using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>A channel on its way to being disabled.</summary>
public sealed record Disabling(string SubscriberId, string ChannelKey, string Why, DateTimeOffset At);

/// <summary>
/// Table <c>channelhealth</c>: since when a channel has failed (a row only while it does, in the partition of its subscriber), and which channels are being disabled (partition <c>disabling</c>, a line until their owner was told).
/// </summary>
public sealed class HealthStore(Tables tables)
{
    private const string DisablingPartition = "disabling";
    private const string Since = "since";

    /// <summary>One round trip, two at the first failure.</summary>
    public async Task<DateTimeOffset> FailingSinceAsync(string subscriberId, string channelKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await tables.ChannelHealth.FindAsync(subscriberId, channelKey, cancellationToken) is { } known) return known.GetDateTimeOffset(Since)!.Value;
        await RestartAsync(subscriberId, channelKey, now, cancellationToken);
        return now;
    }

    public async Task RestartAsync(string subscriberId, string channelKey, DateTimeOffset now, CancellationToken cancellationToken) =>
        await tables.ChannelHealth.UpsertEntityAsync(new TableEntity(subscriberId, channelKey) { [Since] = now }, TableUpdateMode.Replace, cancellationToken);

    public Task ForgetAsync(string subscriberId, string channelKey, CancellationToken cancellationToken) => tables.ChannelHealth.DeleteEntityAsync(subscriberId, channelKey, ETag.All, cancellationToken);

    /// <returns>False when someone has begun already.</returns>
    public async Task<bool> TryBeginAsync(Disabling disabling, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(disabling);
        try
        {
            var row = new TableEntity(DisablingPartition, RowOf(disabling)) { ["subscriber"] = disabling.SubscriberId, ["channel"] = disabling.ChannelKey, ["why"] = disabling.Why, ["at"] = disabling.At };
            await tables.ChannelHealth.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }
    }

    public Task EndAsync(Disabling disabling, CancellationToken cancellationToken) => tables.ChannelHealth.DeleteEntityAsync(DisablingPartition, RowOf(disabling), ETag.All, cancellationToken);

    /// <summary>What was begun before an instant and has not ended.</summary>
    public async Task<IReadOnlyList<Disabling>> BegunBeforeAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        List<Disabling> begun = [];
        await foreach (var row in tables.ChannelHealth.RowsAsync(DisablingPartition, null, null, 1000, cancellationToken))
        {
            var disabling = new Disabling(row.GetString("subscriber"), row.GetString("channel"), row.GetString("why"), row.GetDateTimeOffset("at")!.Value);
            if (disabling.At < instant) begun.Add(disabling);
        }

        return begun;
    }

    private static string RowOf(Disabling disabling) => TableKeys.Digests(disabling.SubscriberId, disabling.ChannelKey);
}
