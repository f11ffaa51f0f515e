using AiInfra.Json;
using AiInfra.Subscribers;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

public enum DeliveryState { Pending, Retrying, Sent, Failed }

/// <summary>One delivery as the ledger knows it.</summary>
/// <param name="Attempts">How many were made to the end.</param>
/// <param name="LeaseUntil">While pending: until then someone is sending.</param>
/// <param name="Latency">From the submission of the facts to the provider's acceptance.</param>
/// <param name="Detail">What the provider said last, without secrets.</param>
public sealed record Delivery(
    string Partition, string Id, string SubscriberId, ChannelType Channel, DeliveryState State, int Attempts, DateTimeOffset? LeaseUntil, DateTimeOffset? SentAt, TimeSpan? Latency, string? Detail, ETag ETag);

/// <summary>What became of the attempt to take a delivery in hand.</summary>
public abstract record Claim
{
    private Claim()
    {
    }

    /// <summary>It is ours until the lease ends.</summary>
    public sealed record Taken(Delivery Delivery) : Claim;

    /// <summary>Sent or given up already.</summary>
    public sealed record Settled(Delivery Delivery) : Claim;

    /// <summary>Someone else is sending it.</summary>
    public sealed record Held(DateTimeOffset Until) : Claim;
}

/// <summary>
/// Table <c>deliveries</c>: what was sent to whom, when and how it went. A row is marked sent after the provider accepted, so a crash in between may repeat a message (with the same delivery id) but never lose one.
/// </summary>
public sealed class DeliveryLedger(Tables tables, TimeProvider clock)
{
    private const string Token = "token";

    /// <summary>Takes a delivery in hand, or says why not.</summary>
    public async Task<Claim> ClaimAsync(string eventId, string subscriberId, ChannelType channel, string deliveryId, TimeSpan lease, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Deliveries(eventId, subscriberId);
        var now = clock.GetUtcNow();
        var known = await tables.Deliveries.FindAsync(partition, deliveryId, cancellationToken) is { } found ? Read(found) : null;
        if (known is { State: DeliveryState.Sent or DeliveryState.Failed }) return new Claim.Settled(known);
        if (known is { State: DeliveryState.Pending, LeaseUntil: { } until } && until > now) return new Claim.Held(until);
        var mine = (known ?? new(partition, deliveryId, subscriberId, channel, DeliveryState.Pending, 0, null, null, null, null, default)) with { State = DeliveryState.Pending, LeaseUntil = now + lease };
        var token = Guid.NewGuid().ToString("N");
        var row = Row(mine);
        row[Token] = token;
        try
        {
            var written = known is null
                ? await tables.Deliveries.AddEntityAsync(row, cancellationToken)
                : await tables.Deliveries.UpdateEntityAsync(row, known.ETag, TableUpdateMode.Replace, cancellationToken);
            return new Claim.Taken(mine with { ETag = written.Headers.ETag!.Value });
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // The client repeats a write whose answer was lost: a row with one's own token is one's own.
            var there = await tables.Deliveries.FindAsync(partition, deliveryId, cancellationToken);
            return there?.GetString(Token) == token ? new Claim.Taken(Read(there)) : new Claim.Held(now + lease);
        }
    }

    /// <summary>One delivery; null while nobody has taken it in hand.</summary>
    public async Task<Delivery?> FindAsync(string eventId, string subscriberId, string deliveryId, CancellationToken cancellationToken) =>
        await tables.Deliveries.FindAsync(TableKeys.Deliveries(eventId, subscriberId), deliveryId, cancellationToken) is { } row ? Read(row) : null;

    /// <summary>Writes how an attempt ended. When the lease was lost meanwhile the other holder's word stands, except that what was sent was sent.</summary>
    public async Task RecordAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        var etag = delivery.State is DeliveryState.Sent ? ETag.All : delivery.ETag;
        try
        {
            await tables.Deliveries.UpdateEntityAsync(Row(delivery), etag, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // Another holder took over after our lease: it decides.
        }
    }

    /// <summary>Every delivery of an event to one subscriber's shard.</summary>
    public async Task<IReadOnlyList<Delivery>> OfAsync(string eventId, string subscriberId, CancellationToken cancellationToken)
    {
        List<Delivery> deliveries = [];
        await foreach (var row in tables.Deliveries.RowsAsync(TableKeys.Deliveries(eventId, subscriberId), null, null, 1000, cancellationToken)) deliveries.Add(Read(row));
        return deliveries;
    }

    private static TableEntity Row(Delivery delivery) => new(delivery.Partition, delivery.Id)
    {
        ["subscriber"] = delivery.SubscriberId,
        ["channel"] = SnakeCase.Of(delivery.Channel),
        ["state"] = SnakeCase.Of(delivery.State),
        ["attempts"] = delivery.Attempts,
        ["leaseUntil"] = delivery.LeaseUntil,
        ["sentAt"] = delivery.SentAt,
        ["latencyMs"] = delivery.Latency?.TotalMilliseconds,
        ["detail"] = delivery.Detail,
    };

    private static Delivery Read(TableEntity row) => new(
        row.PartitionKey,
        row.RowKey,
        row.GetString("subscriber"),
        SnakeCase.TryParse<ChannelType>(row.GetString("channel"), out var channel) ? channel : throw new InvalidDataException($"Row {row.RowKey} names no known channel."),
        SnakeCase.TryParse<DeliveryState>(row.GetString("state"), out var state) ? state : throw new InvalidDataException($"Row {row.RowKey} names no known state."),
        row.GetInt32("attempts")!.Value,
        row.GetDateTimeOffset("leaseUntil"),
        row.GetDateTimeOffset("sentAt"),
        row.GetDouble("latencyMs") is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        row.GetString("detail"),
        row.ETag);
}
