using AiInfra.Subscribers;
using Azure;

namespace AiInfra.Functions.Storage;

/// <summary>A page of deliveries, and where the next begins; null when there is nothing further.</summary>
public sealed record DeliveryPage(IReadOnlyList<Delivery> Deliveries, string? Next);

/// <summary>The deliveries of one subscriber, newest first. A line whose row was never written is passed over.</summary>
public sealed class SubscriberDeliveries(DeliveryLists lists, DeliveryLedger ledger, Tables tables)
{
    /// <summary>How far back a success is looked for.</summary>
    private const int LookedAt = 200;

    /// <summary>One round trip and one for each delivery.</summary>
    public async Task<DeliveryPage> PageAsync(string subscriberId, string? after, int size, CancellationToken cancellationToken)
    {
        var lines = await lists.NewestAsync(subscriberId, after, size + 1, cancellationToken);
        var shown = lines.Take(size).ToList();
        var deliveries = await Task.WhenAll(shown.Select(line => ledger.FindAsync(line.Due, cancellationToken)));
        return new([.. deliveries.OfType<Delivery>()], lines.Count > size ? shown[^1].Row : null);
    }

    /// <summary>Forgets what leads from a subscriber to what they were sent or were to be sent, and how their channels fared. The ledger of an event keeps its rows, which know an id and no address.</summary>
    public async Task ForgetAsync(string subscriberId, CancellationToken cancellationToken)
    {
        var first = TableKeys.Digests(subscriberId, "");
        await foreach (var row in tables.Digests.RangeAsync(first, "", first + "~", 1000, cancellationToken)) await tables.Digests.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        await tables.ChannelHealth.DeletePartitionAsync(subscriberId, cancellationToken);
        await tables.DeliveryLists.DeletePartitionAsync(TableKeys.DeliveriesOf(subscriberId), cancellationToken);
    }

    /// <summary>Whether anything got through over a channel since an instant.</summary>
    public async Task<bool> WasSentSinceAsync(string subscriberId, ChannelAddress address, DateTimeOffset since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var page = await PageAsync(subscriberId, null, LookedAt, cancellationToken);
        return page.Deliveries.Any(d => d.SentAt >= since && d.Id == Notifications.Notifier.DeliveryId(d.EventId, subscriberId, address));
    }
}
