using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Deliveries;

/// <summary>What became of the wish to have a delivery sent again.</summary>
public abstract record ReplayResult
{
    private ReplayResult()
    {
    }

    public sealed record OnItsWay(Delivery Delivery) : ReplayResult;

    public sealed record Unknown : ReplayResult;

    public sealed record Refused(string Why) : ReplayResult;
}

/// <summary>Has a delivery sent again: the same id and body, a message of its own. The ledger is told before the bus, so that a wish whose message was lost can be repeated.</summary>
public sealed class Replays(DeliveryLedger ledger, IMessageBus bus)
{
    public const int Most = 20;

    /// <summary>The three ids name one delivery; all come from outside.</summary>
    public async Task<ReplayResult> ReplayAsync(string eventId, string subscriberId, string deliveryId, CancellationToken cancellationToken)
    {
        if (!TableKeys.IsSafe(eventId) || !TableKeys.IsSafe(subscriberId) || !TableKeys.IsSafe(deliveryId)) return new ReplayResult.Unknown();
        if (await ledger.FindAsync(eventId, subscriberId, deliveryId, cancellationToken) is not { } delivery || delivery.SubscriberId != subscriberId) return new ReplayResult.Unknown();
        if (WhyNot(delivery) is { } why) return new ReplayResult.Refused(why);
        var again = delivery with { State = DeliveryState.Retrying, Replays = delivery.Replays + 1, AttemptsBefore = delivery.Attempts, LeaseUntil = null, Detail = "is sent again on request" };
        if (!await ledger.RecordAsync(again, cancellationToken)) return new ReplayResult.Refused("It is being changed at this moment; try again.");
        await bus.SendAsync(Entities.Deliveries, [Messages.DeliveryAgain(DeliveryLedger.DueOf(again), FormattableString.Invariant($"replay{again.Replays}"))], cancellationToken);
        return new ReplayResult.OnItsWay(again);
    }

    private static string? WhyNot(Delivery delivery) => delivery switch
    {
        _ when Subject.IsNotice(delivery.EventId, out _) => "Only alerts can be sent again.",
        _ when Subject.IsSummary(delivery.EventId, out _, out _) => "A summary is not sent again; each alert it carried can be.",
        { State: DeliveryState.Pending } => "It is being sent at this moment.",
        { State: DeliveryState.Held } => "It waits for the summary in which it goes out.",
        { State: DeliveryState.Withheld } => $"It was not to be sent: {delivery.Detail}.",
        { Replays: >= Most } => "It was sent again too often.",
        _ => null,
    };
}
