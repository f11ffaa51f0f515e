using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications.Digests;
using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Notifications;

/// <summary>Whether a delivery is to be sent here and now.</summary>
public abstract record InHand
{
    private InHand()
    {
    }

    public sealed record Ours(Delivery Delivery) : InHand;

    /// <param name="Handled">What becomes of the message.</param>
    /// <param name="Settled">The delivery, when it had come to its end before.</param>
    public sealed record NotOurs(Handled Handled, Delivery? Settled = null) : InHand;
}

/// <summary>Takes deliveries in hand: each is sent by one holder at a time, once its time has come.</summary>
public sealed class DeliveryClaims(DeliveryLedger ledger, DeliveryLists lists, Holding holding, DeliveryOptions options, TimeProvider clock)
{
    public async Task<InHand> TakeAsync(DeliveryDue due, Prepared prepared, bool isFirst, CancellationToken cancellationToken)
    {
        switch (await ledger.ClaimAsync(due, options.Lease, isFirst, cancellationToken))
        {
            case Claim.Held held:
                return new InHand.NotOurs(new Handled.Later(Positive(held.Until - clock.GetUtcNow()), "another instance is sending it", CountsAsAttempt: false));
            case Claim.Taken taken:
                var handled = await holding.HoldAsync(prepared, taken.Delivery, taken.Before, cancellationToken);
                return handled is null ? new InHand.Ours(taken.Delivery) : new InHand.NotOurs(handled);
            case Claim.Settled settled:
                // Its message came back: whoever settled it may have broken off before its lines were gone.
                await lists.PaidAsync(due, cancellationToken);
                await lists.CloseAsync(due, cancellationToken);
                return new InHand.NotOurs(Handled.Done, settled.Delivery);
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>Nobody is to be told any more.</summary>
    public async Task<Handled> DropAsync(DeliveryDue due, CancellationToken cancellationToken)
    {
        await lists.PaidAsync(due, cancellationToken);
        return Handled.Done;
    }

    private static TimeSpan Positive(TimeSpan wait) => wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1);
}
