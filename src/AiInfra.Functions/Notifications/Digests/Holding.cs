using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Notifications.Digests;

/// <summary>
/// Decides whether an alert goes out now, and holds it back for a summary when not. The delivery enters the digest first, then the digest's message is sent or its time noted, then the ledger says held:
/// whatever breaks off, the alert's own message comes back and goes on from there.
/// </summary>
public sealed class Holding(DigestStore digests, BurstWindows windows, SummarySchedule schedule, DeliveryLedger ledger, TimeProvider clock)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>Null when it goes out now. For people two round trips, for machines none.</summary>
    /// <param name="prepared">What is to be sent, and to whom.</param>
    /// <param name="delivery">In hand.</param>
    /// <param name="before">The state it was found in: what was tried, or released from a digest, is not held again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Handled?> HoldAsync(Prepared prepared, Delivery delivery, DeliveryState? before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(delivery);
        if (prepared.Notification is not Alert alert) return null;
        var partition = TableKeys.Digests(prepared.Subscriber.Id, prepared.Address.Key);
        var member = new DigestMember(DeliveryLedger.DueOf(delivery), default, alert.Event.Deal.UpdatedAt);
        if (before is DeliveryState.Pending && prepared.Address.IsForPeople && await digests.FindAsync(partition, delivery.Id, cancellationToken) is { } entered)
            return await HeldAsync(prepared, delivery, entered, cancellationToken);
        switch (TimingOf(prepared, alert))
        {
            case Timing.Never never:
                await ledger.RecordAsync(delivery with { State = DeliveryState.Withheld, LeaseUntil = null, Detail = never.Why }, cancellationToken);
                return Handled.Done;
            case Timing.Held held when before is not DeliveryState.Retrying:
                return await EnterAsync(prepared, delivery, partition, held.Kind, member with { DigestDue = held.Until }, cancellationToken);
            case Timing.Now when before is not DeliveryState.Retrying && prepared is { Address.IsForPeople: true, Subscriber.EachAlone: false }:
                return await windows.EnterAsync(partition, delivery.Id, clock.GetUtcNow(), cancellationToken) is { } until
                    ? await EnterAsync(prepared, delivery, partition, SummaryKind.Burst, member with { DigestDue = until }, cancellationToken)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>A correction does not overtake what it corrects: while that is held, it goes out with it.</summary>
    private Timing TimingOf(Prepared prepared, Alert alert)
    {
        var timing = Timing.Of(prepared.Subscriber, prepared.Address, alert, prepared.First is null or { CarriedBy: null, State: not DeliveryState.Held }, clock.GetUtcNow());
        return timing is not Timing.Never && prepared.First is { State: DeliveryState.Held, HeldUntil: { } until } && until > clock.GetUtcNow() ? new Timing.Held(SummaryKind.Quiet, until) : timing;
    }

    private async Task<Handled> EnterAsync(Prepared prepared, Delivery delivery, string partition, SummaryKind kind, DigestMember member, CancellationToken cancellationToken)
    {
        if (await digests.TryEnterAsync(partition, kind, member, cancellationToken)) return await HeldAsync(prepared, delivery, member, cancellationToken);
        await ledger.RecordAsync(delivery with { LeaseUntil = null }, cancellationToken);
        return new Handled.Later(Moment, "its summary has just gone out", CountsAsAttempt: false);
    }

    private async Task<Handled> HeldAsync(Prepared prepared, Delivery delivery, DigestMember member, CancellationToken cancellationToken)
    {
        await schedule.AddAsync(prepared.Subscriber.Id, prepared.Address, member.DigestDue, cancellationToken);
        await ledger.RecordAsync(delivery with { State = DeliveryState.Held, LeaseUntil = null, HeldUntil = member.DigestDue }, cancellationToken);
        return Handled.Done;
    }
}
