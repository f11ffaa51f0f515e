using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications;

/// <summary>Sends what concerns a subscription itself, over the same queue and ledger as alerts. The subscriber must be stored before.</summary>
public sealed class NoticeSender(IMessageBus bus, TimeProvider clock)
{
    public async Task SendAsync(Subscriber subscriber, ChannelAddress address, NoticeKind kind, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(address);
        var now = clock.GetUtcNow();
        var subject = Subject.Notice(kind, now);
        await bus.SendAsync(Entities.Deliveries, [Messages.DeliveryDue(new(subject, subscriber.Id, address.Type, Notifier.DeliveryId(subject, subscriber.Id, address), now))], cancellationToken);
    }
}
