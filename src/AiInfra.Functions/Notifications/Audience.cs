using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications;

/// <summary>A rule of an event whose followers are to be told.</summary>
/// <param name="Crossing">For a correction: the crossing that its readers were told of.</param>
public sealed record ToldRule(string RuleId, DealEvent? Crossing);

/// <summary>Who is told of an event: of a crossing everyone who follows the rule, of a correction those who were told of the crossing, or are being told. One read for each subscriber and, for a correction, one for each channel.</summary>
public sealed class Audience(SubscriberStore subscribers, EvaluationStore evaluations, DeliveryLedger ledger, OwedDeliveries owed)
{
    /// <summary>The rules whose followers may be concerned, in an order that does not change. Backfill concerns nobody, nor does the correction of it.</summary>
    public async Task<IReadOnlyList<ToldRule>> RulesAsync(DealEvent dealEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dealEvent);
        if (dealEvent.Kind is EventKind.Crossed) return dealEvent.Backfill ? [] : [.. dealEvent.Rules.Select(r => new ToldRule(r.RuleId, null))];
        List<ToldRule> rules = [];
        foreach (var rule in dealEvent.Rules)
        {
            var corrected = (rule.Corrects ?? dealEvent.Corrects) is { } id ? await evaluations.FindEventAsync(id, cancellationToken) : null;
            if (corrected is { Event: { Backfill: false } crossing }) rules.Add(new(rule.RuleId, crossing));
        }

        return rules;
    }

    public Task<IReadOnlyList<string>> FollowersAsync(ToldRule rule, int shard, string? after, int size, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return subscribers.FollowersAsync(rule.RuleId, shard, after, size, cancellationToken);
    }

    /// <summary>Where a follower is told; nowhere when they have left.</summary>
    public async Task<IReadOnlyList<ChannelAddress>> AddressesAsync(ToldRule rule, string subscriberId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (await subscribers.FindAsync(subscriberId, cancellationToken) is not { } subscriber) return [];
        if (rule.Crossing is not { } crossing) return subscriber.Channels;
        List<ChannelAddress> told = [];
        foreach (var address in subscriber.Channels)
        {
            if (await WasToldAsync(crossing, subscriber, address, cancellationToken)) told.Add(address);
        }

        return told;
    }

    /// <summary>Who was told of a crossing, and where, as the ledger knows it: a page, and where the next begins.</summary>
    public async Task<(IReadOnlyList<(string SubscriberId, ChannelAddress Address)> Told, string? Next)> ToldAsync(DealEvent crossing, string? after, int size, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(crossing);
        var page = await ledger.OfEventAsync(crossing.Id, null, after, size, cancellationToken);
        List<(string, ChannelAddress)> told = [];
        foreach (var delivery in page.Deliveries.Where(d => WasTold(d.State)))
        {
            var subscriber = await subscribers.FindAsync(delivery.SubscriberId, cancellationToken);
            if (subscriber?.Channels.FirstOrDefault(c => Notifier.DeliveryId(crossing.Id, subscriber.Id, c) == delivery.Id) is { } address) told.Add((delivery.SubscriberId, address));
        }

        return (told, page.Next);
    }

    private static bool WasTold(DeliveryState state) => state is not (DeliveryState.Failed or DeliveryState.Withheld);

    /// <summary>The ledger says so; where it knows nothing yet, the crossing may still be on its way to those who were there when it occurred: while its recipients are being found, or the delivery is owed. What was given up or withheld reached nobody.</summary>
    private async Task<bool> WasToldAsync(DealEvent crossing, Subscriber subscriber, ChannelAddress address, CancellationToken cancellationToken)
    {
        var due = new DeliveryDue(crossing.Id, subscriber.Id, address.Type, Notifier.DeliveryId(crossing.Id, subscriber.Id, address), crossing.OccurredAt);
        var delivery = await ledger.FindAsync(due, cancellationToken);
        return delivery is null ? subscriber.CreatedAt <= crossing.OccurredAt && await owed.IsOnItsWayAsync(due, cancellationToken) : WasTold(delivery.State);
    }
}
