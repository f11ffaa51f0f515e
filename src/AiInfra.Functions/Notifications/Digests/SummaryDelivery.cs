using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Notifications.Digests;

/// <summary>
/// Delivers what a digest holds, once it is due: it closes, its members go out in one message, and the ledger says of each that this message carried it. One that is alone, in a burst or after quiet hours, goes out as if it had never waited.
/// The members are settled after the summary, and forgotten last: broken off, the summary's message comes back and goes on.
/// </summary>
public sealed class SummaryDelivery(DigestStore digests, BurstWindows windows, DeliveryLedger ledger, IMessageBus bus, TimeProvider clock)
{
    private const int AtOnce = 8;

    /// <summary>Closes the digest.</summary>
    /// <returns>Whether there is something left to send as a summary.</returns>
    public async Task<bool> BeginAsync(DeliveryDue summary, CancellationToken cancellationToken)
    {
        var (partition, due) = DigestOf(summary);
        if (await digests.CloseAsync(partition, due, cancellationToken) is not { } kind) return false;
        var members = await digests.MembersAsync(partition, due, cancellationToken);
        if (kind is SummaryKind.Burst or SummaryKind.Quiet && members is [var only])
        {
            await ReleaseAsync(only, cancellationToken);
            await digests.ForgetAsync(partition, due, cancellationToken);
            return false;
        }

        if (members.Count > 0) await windows.ExtendAsync(partition, summary.DeliveryId, clock.GetUtcNow(), cancellationToken);
        return members.Count > 0;
    }

    /// <summary>The ledger says of each member what became of its summary.</summary>
    public async Task EndAsync(DeliveryDue summary, Delivery settled, CancellationToken cancellationToken)
    {
        var (partition, due) = DigestOf(summary);
        var members = await digests.MembersAsync(partition, due, cancellationToken);
        await InParallel.SelectAsync(
            members,
            AtOnce,
            async member =>
            {
                await ledger.CarriedAsync(member.Due, settled, member.SubmittedAt, cancellationToken);
                return true;
            },
            cancellationToken);
        await digests.ForgetAsync(partition, due, cancellationToken);
    }

    /// <summary>Nobody is there any more to be told, or wants to be.</summary>
    public Task WithholdAsync(DeliveryDue summary, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var withheld = new Delivery("", summary.DeliveryId, summary.SubscriberId, summary.Channel, DeliveryState.Withheld, 0, null, null, null, "no longer wanted when its summary was due", default);
        return EndAsync(summary, withheld, cancellationToken);
    }

    private async Task ReleaseAsync(DigestMember member, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(member.Due, cancellationToken) is not { State: DeliveryState.Held or DeliveryState.Pending or DeliveryState.Retrying, Attempts: 0 } delivery) return;
        await ledger.RecordAsync(delivery with { State = DeliveryState.Retrying, LeaseUntil = null, HeldUntil = null, Detail = "goes out by itself: nothing came to join it" }, cancellationToken);
        await bus.SendAsync(Entities.Deliveries, [Messages.DeliveryAgain(member.Due, "alone")], cancellationToken);
    }

    private static (string Partition, DateTimeOffset Due) DigestOf(DeliveryDue summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return Subject.IsSummary(summary.EventId, out var due, out var channel)
            ? (TableKeys.Digests(summary.SubscriberId, channel), due)
            : throw new ArgumentException($"{summary.EventId} is no summary.", nameof(summary));
    }
}
