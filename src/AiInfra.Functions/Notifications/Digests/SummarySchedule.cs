using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications.Digests;

/// <summary>Sees to it that a summary goes out when it is due: soon by a message that waits on the bus, later by a line that <see cref="SendDigests"/> finds.</summary>
public sealed class SummarySchedule(DueDigests digests, IMessageBus bus, TimeProvider clock)
{
    /// <summary>The longest wait on the bus: within what its duplicate detection remembers, so that a burst has one message.</summary>
    private static readonly TimeSpan OnTheBus = TimeSpan.FromMinutes(10);

    /// <summary>One round trip; the same again changes nothing.</summary>
    public async Task AddAsync(string subscriberId, ChannelAddress address, DateTimeOffset due, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var subject = Subject.Summary(due, address.Key);
        var summary = new DeliveryDue(subject, subscriberId, address.Type, Notifier.DeliveryId(subject, subscriberId, address), due);
        if (due - clock.GetUtcNow() <= OnTheBus) await SendAsync(summary, cancellationToken);
        else await digests.AddAsync(summary, cancellationToken);
    }

    public Task SendAsync(DeliveryDue summary, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return bus.SendAsync(Entities.Deliveries, [Messages.SummaryDue(summary, summary.Since)], cancellationToken);
    }
}
