using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Subscriptions;

/// <summary>
/// Erases everything held about a subscriber: the reports' words first, then the record and every row that leads to it; so after a crash the same can be asked again. What was sent to whom stays in the ledger, which
/// knows their id and no address. Whatever else comes to be held about a subscriber is erased here.
/// </summary>
public sealed class Erasure(SubscriberStore subscribers, ReportStore reports, SubscriberDeliveries deliveries, TimeProvider clock)
{
    /// <returns>False when nothing was held.</returns>
    public async Task<bool> EraseAsync(string subscriberId, CancellationToken cancellationToken)
    {
        var erased = await ForgetAsync(subscriberId, cancellationToken);
        return await subscribers.DeleteAsync(subscriberId, cancellationToken) || erased > 0;
    }

    /// <summary>Erases the traces of who has left in another way: by their last channel, or unconfirmed.</summary>
    /// <returns>How many reports lost their words.</returns>
    public async Task<int> ForgetAsync(string subscriberId, CancellationToken cancellationToken)
    {
        var erased = await reports.EraseAsync(subscriberId, clock.GetUtcNow(), cancellationToken);
        await deliveries.ForgetAsync(subscriberId, cancellationToken);
        return erased;
    }
}
