using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Notifications;

/// <summary>What a fan-out owes: it is noted before it is sent, and the fan-out itself until its end, so that <see cref="Operations.CheckPipeline"/> sees what does not come out at the other end.</summary>
public sealed class OwedDeliveries(FanOuts fanOuts, DeliveryLists lists, IMessageBus bus)
{
    /// <summary>The next page is a message of its own.</summary>
    public Task GoOnAsync(AlertRaised place, CancellationToken cancellationToken) => bus.SendAsync(Entities.Alerts, [Messages.AlertRaised(place)], cancellationToken);

    public Task EndAsync(DealEvent dealEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dealEvent);
        return fanOuts.EndAsync(dealEvent.Id, dealEvent.OccurredAt, cancellationToken);
    }

    /// <summary>Whether a delivery of which nothing is known yet will come: its event's recipients are still being found, or it is owed.</summary>
    public async Task<bool> IsOnItsWayAsync(DeliveryDue due, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        return await lists.IsOwedAsync(due, cancellationToken) || await fanOuts.IsOpenAsync(due.EventId, due.Since, cancellationToken);
    }

    public async Task OweAsync(IReadOnlyCollection<DeliveryDue> due, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        if (due.Count == 0) return;
        await lists.OweAsync(due, cancellationToken);
        await bus.SendAsync(Entities.Deliveries, [.. due.Select(Messages.DeliveryDue)], cancellationToken);
    }
}
