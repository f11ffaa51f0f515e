using System.Collections.Immutable;
using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions;
using AiInfra.Json;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications;

/// <summary>A notification, and the channel and address it goes to.</summary>
public sealed record Prepared(IChannel Channel, ChannelAddress Address, Notification Notification);

/// <summary>Turns the ids of a message into a notification, from what is stored now.</summary>
public sealed class Notifier(SubscriberStore subscribers, EvaluationStore evaluations, IEnumerable<IChannel> channels, SubscriberLinks links)
{
    private readonly Dictionary<ChannelType, IChannel> _channels = channels.ToDictionary(c => c.Type);

    /// <summary>Null when nobody is to be told any more: the subscriber left, or no longer uses the address, or follows none of the rules.</summary>
    /// <exception cref="ChannelNotSetUpException">The channel has no settings here.</exception>
    public async Task<Prepared?> PrepareAsync(DeliveryDue due, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        if (await subscribers.FindAsync(due.SubscriberId, cancellationToken) is not { } subscriber) return null;
        if (subscriber.Addresses.FirstOrDefault(address => DeliveryId(due.EventId, subscriber.Id, address) == due.DeliveryId) is not { } address) return null;
        Notification? notification = Subject.IsNotice(due.EventId, out var kind) ? Notice(due, kind, subscriber, address) : await AlertAsync(due, subscriber, address, cancellationToken);
        return notification is null ? null : new(_channels.GetValueOrDefault(due.Channel) ?? throw new ChannelNotSetUpException(due.Channel), address, notification);
    }

    /// <summary>The same for every attempt, whoever makes it: <c>dlv_</c> and 128 bits of SHA-256.</summary>
    /// <param name="subject">See <see cref="Subject"/>.</param>
    public static string DeliveryId(string subject, string subscriberId, ChannelAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return "dlv_" + Digest.Hex($"{subject}\n{subscriberId}\n{SnakeCase.Of(address.Type)}\n{address.Address}", 16);
    }

    private async Task<Alert?> AlertAsync(DeliveryDue due, Subscriber subscriber, ChannelAddress address, CancellationToken cancellationToken)
    {
        if (address.State is not ChannelState.Live || await evaluations.FindEventAsync(due.EventId, cancellationToken) is not { Event: var dealEvent }) return null;
        ImmutableArray<MetRule> rules = [.. dealEvent.Rules.Where(r => subscriber.Rules.Contains(r.RuleId))];
        if (rules.IsEmpty) return null;
        var corrects = rules[0].Corrects is { } crossing ? DeliveryId(crossing, subscriber.Id, address) : null;
        return new(due.DeliveryId, links.Reader(subscriber, address), dealEvent, rules, links.Deal(subscriber, address, dealEvent.Deal.Id), corrects);
    }

    private Notice? Notice(DeliveryDue due, NoticeKind kind, Subscriber subscriber, ChannelAddress address)
    {
        var reader = links.Reader(subscriber, address);
        return kind switch
        {
            NoticeKind.Confirm when address.State is ChannelState.Unverified => new(due.DeliveryId, reader, kind, links.To(new(LinkPurpose.Confirm, subscriber.Id, address.Key), SubscriberLinks.ConfirmFor)),
            NoticeKind.Confirm => null,
            NoticeKind.ChannelDisabled when subscriber.Channels.FirstOrDefault(c => c.State is ChannelState.Disabled) is { } disabled =>
                new(due.DeliveryId, reader, kind, reader.Manage, $"{SnakeCase.Of(disabled.Type)} {disabled.Masked}: {disabled.Why}"),
            NoticeKind.ChannelDisabled => null,
            _ => new(due.DeliveryId, reader, kind, reader.Manage),
        };
    }
}
