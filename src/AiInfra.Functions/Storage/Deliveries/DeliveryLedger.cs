using AiInfra.Functions.Messaging;
using AiInfra.Json;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>What became of the attempt to take a delivery in hand.</summary>
public abstract record Claim
{
    private Claim()
    {
    }

    /// <summary>It is ours until the lease ends.</summary>
    /// <param name="Before">In what state it was found; null when nobody had it in hand before.</param>
    public sealed record Taken(Delivery Delivery, DeliveryState? Before) : Claim;

    /// <summary>Sent, given up or withheld already, or waiting for its summary.</summary>
    public sealed record Settled(Delivery Delivery) : Claim;

    /// <summary>Someone else is sending it.</summary>
    public sealed record Held(DateTimeOffset Until) : Claim;
}

/// <summary>
/// Table <c>deliveries</c>: what was sent to whom, when and how it went. A row is marked sent after the provider accepted, so a crash in between may repeat a message (with the same delivery id) but never lose one.
/// The lists that lead to it are kept here too.
/// </summary>
public sealed class DeliveryLedger(Tables tables, DeliveryLists lists, TimeProvider clock)
{
    private const string Token = "token";

    /// <summary>What one page of the deliveries of an event reads: five storage pages.</summary>
    private const int RowsAtMost = 5000;

    /// <summary>Takes a delivery in hand, or says why not. Two round trips for one that is new, and is said to be.</summary>
    /// <param name="due">The delivery.</param>
    /// <param name="lease">How long it is ours.</param>
    /// <param name="mayBeNew">Nobody is known to have had it in hand: then it is not looked for first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Claim> ClaimAsync(DeliveryDue due, TimeSpan lease, bool mayBeNew, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        var partition = TableKeys.Deliveries(due.EventId, due.SubscriberId);
        var now = clock.GetUtcNow();
        var known = mayBeNew ? null : await FindAsync(due, cancellationToken);
        if (known is { State: DeliveryState.Pending, LeaseUntil: { } until } && until > now) return new Claim.Held(until);
        if (known is { IsOpen: false }) return new Claim.Settled(known);
        if (known is null) await lists.OfSubscriberAsync(due, cancellationToken);
        var mine = (known ?? new(partition, due.DeliveryId, due.SubscriberId, due.Channel, DeliveryState.Pending, 0, null, null, null, null, default) { Since = due.Since }) with { State = DeliveryState.Pending, LeaseUntil = now + lease, Resumed = known?.State is DeliveryState.Pending };
        var token = Guid.NewGuid().ToString("N");
        var row = DeliveryRow.Of(mine);
        row[Token] = token;
        try
        {
            var written = known is null
                ? await tables.Deliveries.AddEntityAsync(row, cancellationToken)
                : await tables.Deliveries.UpdateEntityAsync(row, known.ETag, TableUpdateMode.Replace, cancellationToken);
            return new Claim.Taken(mine with { ETag = written.Headers.ETag!.Value }, known?.State);
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // The client repeats a write whose answer was lost: a row with one's own token is one's own.
            var there = await tables.Deliveries.FindAsync(partition, due.DeliveryId, cancellationToken);
            if (there?.GetString(Token) == token) return new Claim.Taken(DeliveryRow.Read(there), known?.State);
            return mayBeNew ? await ClaimAsync(due, lease, mayBeNew: false, cancellationToken) : new Claim.Held(now + lease);
        }
    }

    public Task<Delivery?> FindAsync(DeliveryDue due, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        return FindAsync(due.EventId, due.SubscriberId, due.DeliveryId, cancellationToken);
    }

    /// <summary>One delivery; null while nobody has taken it in hand.</summary>
    public async Task<Delivery?> FindAsync(string eventId, string subscriberId, string deliveryId, CancellationToken cancellationToken) =>
        await tables.Deliveries.FindAsync(TableKeys.Deliveries(eventId, subscriberId), deliveryId, cancellationToken) is { } row ? DeliveryRow.Read(row) : null;

    /// <summary>
    /// Writes how an attempt ended, or that there will be none. When the lease was lost meanwhile the other holder's word stands, except that what was sent was sent.
    /// Two round trips where the first attempt ends it.
    /// </summary>
    /// <returns>Whether it was written.</returns>
    public async Task<bool> RecordAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        var due = DueOf(delivery);
        var next = delivery with { Listed = delivery.State is DeliveryState.Retrying };
        if (next is { Listed: true } && !delivery.Listed) await lists.OpenAsync(due, cancellationToken);
        if (next.State is DeliveryState.Failed) await lists.FailAsync(due, cancellationToken);
        if (!await TryWriteAsync(next, cancellationToken)) return false;
        if ((delivery.Listed || delivery.Resumed) && !next.Listed) await lists.CloseAsync(due, cancellationToken);
        if ((!delivery.Listed || delivery.Resumed) && delivery.State is not DeliveryState.Pending) await lists.PaidAsync(due, cancellationToken);
        return true;
    }

    /// <summary>The words of a summary about one delivery it carried: where it went, and how.</summary>
    public async Task CarriedAsync(DeliveryDue due, Delivery summary, DateTimeOffset? submittedAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(summary);
        var row = new TableEntity(TableKeys.Deliveries(due.EventId, due.SubscriberId), due.DeliveryId)
        {
            [DeliveryRow.State] = SnakeCase.Of(summary.State),
            [DeliveryRow.CarriedBy] = summary.State is DeliveryState.Withheld ? null : summary.Id,
            [DeliveryRow.SentAt] = summary.SentAt,
            [DeliveryRow.Latency] = (summary.SentAt - submittedAt)?.TotalMilliseconds,
            [DeliveryRow.Detail] = summary.Detail,
        };
        await tables.Deliveries.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, cancellationToken);
    }

    /// <summary>Every delivery of an event to one subscriber's shard.</summary>
    public async Task<IReadOnlyList<Delivery>> OfAsync(string eventId, string subscriberId, CancellationToken cancellationToken)
    {
        List<Delivery> deliveries = [];
        await foreach (var row in tables.Deliveries.RowsAsync(TableKeys.Deliveries(eventId, subscriberId), null, null, 1000, cancellationToken)) deliveries.Add(DeliveryRow.Read(row));
        return deliveries;
    }

    /// <summary>The deliveries of an event after one, in an order that does not change; within a budget of rows, so that a page may hold fewer than asked for.</summary>
    /// <param name="eventId">A safe key.</param>
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="after">A cursor that a page gave out; null from the beginning.</param>
    /// <param name="size">Deliveries at most.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<DeliveryPage> OfEventAsync(string eventId, DeliveryState? state, string? after, int size, CancellationToken cancellationToken)
    {
        var (partition, row) = after is null ? (eventId + ".00", "") : ($"{eventId}.{after[..2]}", after[3..]);
        List<Delivery> found = [];
        var budget = RowsAtMost;
        await foreach (var entity in tables.Deliveries.RangeAsync(partition, row, TableKeys.AfterDeliveries(eventId), 1000, cancellationToken))
        {
            if (found.Count == size || budget-- == 0) return new(found, $"{partition[^2..]}_{row}");
            (partition, row) = (entity.PartitionKey, entity.RowKey);
            if (TableKeys.SubjectOf(partition) == eventId && DeliveryRow.Read(entity) is var delivery && (state is null || delivery.State == state)) found.Add(delivery);
        }

        return new(found, null);
    }

    public static DeliveryDue DueOf(Delivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return new(delivery.EventId, delivery.SubscriberId, delivery.Channel, delivery.Id, delivery.Since);
    }

    private async Task<bool> TryWriteAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var etag = delivery.State is DeliveryState.Sent ? ETag.All : delivery.ETag;
        try
        {
            await tables.Deliveries.UpdateEntityAsync(DeliveryRow.Of(delivery), etag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // Another holder took over after our lease: it decides.
            return false;
        }
    }
}
