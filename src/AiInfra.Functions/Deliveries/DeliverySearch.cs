using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Deliveries;

/// <summary>What is looked for in the ledger.</summary>
/// <param name="Alert">The id of an event.</param>
/// <param name="Cursor">Where a page before ended.</param>
public sealed record DeliveryQuery(string? Alert, string? Subscriber, DeliveryState? State, string? Cursor, int Limit);

/// <summary>Finds deliveries by the most selective of what is asked: alert, subscriber, or the lists of those on their way (oldest first) and given up (newest first).</summary>
public sealed class DeliverySearch(DeliveryLedger ledger, DeliveryLists lists, SubscriberDeliveries subscribers)
{
    private const int CursorPrefix = 3;

    /// <summary>Null for a query that no list answers.</summary>
    public async Task<DeliveryPage?> FindAsync(DeliveryQuery query, CancellationToken cancellationToken) => query switch
    {
        { Alert: { } alert, Subscriber: { } subscriber } => new([.. (await ledger.OfAsync(alert, subscriber, cancellationToken)).Where(d => d.SubscriberId == subscriber && Is(d, query.State))], null),
        { Alert: { } alert, Cursor: null or { Length: > CursorPrefix } } => await ledger.OfEventAsync(alert, query.State, query.Cursor, query.Limit, cancellationToken),
        { Alert: null, Subscriber: { } subscriber } => Only(await subscribers.PageAsync(subscriber, query.Cursor, query.Limit, cancellationToken), query.State),
        { Alert: null, State: DeliveryState.Failed } => await ReadAsync(await lists.NewestAsync(null, query.Cursor, query.Limit + 1, cancellationToken), query, cancellationToken),
        { Alert: null, State: DeliveryState.Pending or DeliveryState.Retrying } => await ReadAsync(await lists.OpenAfterAsync(query.Cursor, query.Limit + 1, cancellationToken), query, cancellationToken),
        _ => null,
    };

    private async Task<DeliveryPage> ReadAsync(IReadOnlyList<DeliveryLine> lines, DeliveryQuery query, CancellationToken cancellationToken)
    {
        var shown = lines.Take(query.Limit).ToList();
        var deliveries = await Task.WhenAll(shown.Select(line => ledger.FindAsync(line.Due, cancellationToken)));
        return Only(new([.. deliveries.OfType<Delivery>()], lines.Count > query.Limit ? shown[^1].Row : null), query.State);
    }

    private static DeliveryPage Only(DeliveryPage page, DeliveryState? state) => state is null ? page : page with { Deliveries = [.. page.Deliveries.Where(d => Is(d, state))] };

    private static bool Is(Delivery delivery, DeliveryState? state) => state is null || delivery.State == state;
}
