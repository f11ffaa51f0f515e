using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications.Digests;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions;
using AiInfra.Json;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications;

/// <summary>A notification, the channel and address it goes to, and whose they are.</summary>
/// <param name="First">For a correction: how its reader was told first.</param>
public sealed record Prepared(Subscriber Subscriber, IChannel Channel, ChannelAddress Address, Notification Notification, Delivery? First = null);

/// <summary>Turns the ids of a message into a notification, from what is stored now.</summary>
public sealed class Notifier(SubscriberStore subscribers, ReaderAlerts alerts, SummaryText summaries, IEnumerable<IChannel> channels, SubscriberLinks links)
{
    private readonly Dictionary<ChannelType, IChannel> _channels = channels.ToDictionary(c => c.Type);

    /// <summary>Null when nobody is to be told any more: the subscriber left, or no longer uses the address, or follows none of the rules.</summary>
    /// <exception cref="ChannelNotSetUpException">The channel has no settings here.</exception>
    public async Task<Prepared?> PrepareAsync(DeliveryDue due, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        if (await subscribers.FindAsync(due.SubscriberId, cancellationToken) is not { } subscriber) return null;
        if (AddressOf(due, subscriber) is not { } address) return null;
        if (Subject.IsNotice(due.EventId, out var kind)) return Prepare(due, subscriber, address, Notice(due, kind, subscriber, address));
        if (Subject.IsSummary(due.EventId, out _, out _)) return Prepare(due, subscriber, address, await summaries.OfAsync(due, subscriber, address, cancellationToken));
        var told = await alerts.OfAsync(due, subscriber, address, cancellationToken);
        return Prepare(due, subscriber, address, told?.Alert, told?.First);
    }

    /// <summary>The same for every attempt, whoever makes it: <c>dlv_</c> and 128 bits of SHA-256.</summary>
    /// <param name="subject">See <see cref="Subject"/>.</param>
    public static string DeliveryId(string subject, string subscriberId, ChannelAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return "dlv_" + Digest.Hex($"{subject}\n{subscriberId}\n{SnakeCase.Of(address.Type)}\n{address.Address}", 16);
    }

    /// <summary>One of their channels, or for what concerns the subscription itself the address they left for that.</summary>
    private static ChannelAddress? AddressOf(DeliveryDue due, Subscriber subscriber) =>
        (Subject.IsNotice(due.EventId, out _) ? subscriber.Addresses : subscriber.Channels).FirstOrDefault(address => DeliveryId(due.EventId, subscriber.Id, address) == due.DeliveryId);

    private Prepared? Prepare(DeliveryDue due, Subscriber subscriber, ChannelAddress address, Notification? notification, Delivery? first = null) =>
        notification is null ? null : new(subscriber, _channels.GetValueOrDefault(due.Channel) ?? throw new ChannelNotSetUpException(due.Channel), address, notification, first);

    private Notice? Notice(DeliveryDue due, NoticeKind kind, Subscriber subscriber, ChannelAddress address)
    {
        var reader = links.Reader(subscriber, address);
        return kind switch
        {
            NoticeKind.Confirm when address.State is ChannelState.Unverified => new(due.DeliveryId, reader, kind, links.To(new(LinkPurpose.Confirm, subscriber.Id, address.Key, SignUp: Link.SignUpOf(subscriber)), SubscriberLinks.ConfirmFor)),
            NoticeKind.Confirm => null,
            NoticeKind.ChannelDisabled when subscriber.Channels.FirstOrDefault(c => c.State is ChannelState.Disabled) is { } disabled =>
                new(due.DeliveryId, reader, kind, reader.Manage, $"{SnakeCase.Of(disabled.Type)} {disabled.Masked}: {disabled.Why}"),
            NoticeKind.ChannelDisabled => null,
            _ => new(due.DeliveryId, reader, kind, reader.Manage),
        };
    }
}
