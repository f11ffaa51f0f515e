using System.Collections.Immutable;
using AiInfra.Alerts;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications;

/// <summary>A notification, and the channel and address it goes to.</summary>
public sealed record Prepared(IChannel Channel, ChannelAddress Address, Notification Notification);

/// <summary>Turns the ids of a message into a notification, from what is stored now.</summary>
public sealed class Notifier(SubscriberStore subscribers, EvaluationStore evaluations, IEnumerable<IChannel> channels, SiteOptions site)
{
    private readonly Dictionary<ChannelType, IChannel> _channels = channels.ToDictionary(c => c.Type);

    /// <summary>Null when nobody is to be told any more: the subscriber left, or no longer uses the address, or follows none of the rules.</summary>
    /// <exception cref="ChannelNotSetUpException">The channel has no settings here.</exception>
    public async Task<Prepared?> PrepareAsync(DeliveryDue due, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        if (await subscribers.FindAsync(due.SubscriberId, cancellationToken) is not { } subscriber) return null;
        if (subscriber.Channels.FirstOrDefault(address => DeliveryId(due.EventId, subscriber.Id, address) == due.DeliveryId) is not { } address) return null;
        if (await evaluations.FindEventAsync(due.EventId, cancellationToken) is not { Event: var dealEvent }) return null;
        ImmutableArray<MetRule> rules = [.. dealEvent.Rules.Where(r => subscriber.Rules.Contains(r.RuleId))];
        if (rules.IsEmpty) return null;
        var channel = _channels.GetValueOrDefault(due.Channel) ?? throw new ChannelNotSetUpException(due.Channel);
        var corrects = rules[0].Corrects is { } crossing ? DeliveryId(crossing, subscriber.Id, address) : null;
        return new(channel, address, new(due.DeliveryId, dealEvent, rules, site.DealUrl(dealEvent.Deal.Id), corrects));
    }

    /// <summary>The same for every attempt, whoever makes it: <c>dlv_</c> and 128 bits of SHA-256.</summary>
    public static string DeliveryId(string eventId, string subscriberId, ChannelAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return "dlv_" + Digest.Hex($"{eventId}\n{subscriberId}\n{SnakeCase.Of(address.Type)}\n{address.Address}", 16);
    }
}
