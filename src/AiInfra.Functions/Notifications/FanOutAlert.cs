using AiInfra.Alerts;
using AiInfra.Functions.Feed;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Notifications;

/// <summary>
/// Puts an event into the public feed, then owes a delivery to everyone who follows one of its rules: a page of recipients, then a message to itself for the next page.
/// A subscriber found under two rules is owed the same delivery twice, which duplicate detection and the ledger make one. A correction goes to those who were told what it corrects.
/// </summary>
public sealed class FanOutAlert(EvaluationStore evaluations, AlertFeed feed, Audience audience, OwedDeliveries owed, MessageHandling handling)
{
    private const int PageSize = 100;
    private const int AtOnce = 4;

    [Function("FanOutAlert")]
    public Task RunAsync(
        [ServiceBusTrigger(Entities.Alerts, Connection = Entities.Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        handling.RunAsync(message, actions, new(Entities.Alerts), MessageJson.Default.AlertRaised, alert => FanOutAsync(alert, cancellationToken), cancellationToken);

    private async Task<Handled> FanOutAsync(AlertRaised alert, CancellationToken cancellationToken)
    {
        if (await evaluations.FindEventAsync(alert.EventId, cancellationToken) is not { Event: var dealEvent }) return new Handled.Poison("event-not-found", $"There is no event {alert.EventId}.");
        if (alert is { Rule: 0, Shard: 0, After: null }) await feed.PublishAsync(alert.EventId, cancellationToken);
        var rules = await audience.RulesAsync(dealEvent, cancellationToken);
        var budget = PageSize;
        for (var place = alert; place.Rule < rules.Count; place = NextShard(rules, place))
        {
            var followers = await audience.FollowersAsync(rules[place.Rule], place.Shard, place.After, budget, cancellationToken);
            await OweAsync(dealEvent, rules[place.Rule], followers, cancellationToken);
            budget -= Math.Max(1, followers.Count); // a look at a rule nobody follows costs a round trip too
            if (budget > 0) continue;
            await owed.GoOnAsync(followers.Count > 0 ? place with { After = followers[^1] } : NextShard(rules, place), cancellationToken);
            return Handled.Done;
        }

        return await TellThoseToldAsync(dealEvent, rules, alert, cancellationToken);
    }

    /// <summary>Of a correction at last those who were told what it corrects, whatever they follow by now: a page of the ledger of each crossing. Whom the rules have found already is owed the same delivery.</summary>
    private async Task<Handled> TellThoseToldAsync(DealEvent dealEvent, IReadOnlyList<ToldRule> rules, AlertRaised place, CancellationToken cancellationToken)
    {
        var crossings = rules.Select(r => r.Crossing).OfType<DealEvent>().DistinctBy(c => c.Id).ToList();
        if (Math.Max(0, place.Rule - rules.Count) is var at && at < crossings.Count)
        {
            var (told, next) = await audience.ToldAsync(crossings[at], place.Rule < rules.Count ? null : place.After, PageSize, cancellationToken);
            await owed.OweAsync([.. told.Select(t => new DeliveryDue(dealEvent.Id, t.SubscriberId, t.Address.Type, Notifier.DeliveryId(dealEvent.Id, t.SubscriberId, t.Address), dealEvent.OccurredAt))], cancellationToken);
            if (next is not null || at + 1 < crossings.Count)
            {
                await owed.GoOnAsync(new(dealEvent.Id, rules.Count + at + (next is null ? 1 : 0), 0, next), cancellationToken);
                return Handled.Done;
            }
        }

        await owed.EndAsync(dealEvent, cancellationToken);
        return Handled.Done;
    }

    private async Task OweAsync(DealEvent dealEvent, ToldRule rule, IReadOnlyList<string> followers, CancellationToken cancellationToken)
    {
        var due = await InParallel.SelectAsync(
            followers,
            AtOnce,
            async id => (await audience.AddressesAsync(rule, id, cancellationToken))
                .Select(address => new DeliveryDue(dealEvent.Id, id, address.Type, Notifier.DeliveryId(dealEvent.Id, id, address), dealEvent.OccurredAt)),
            cancellationToken);
        await owed.OweAsync([.. due.SelectMany(d => d)], cancellationToken);
    }

    private static AlertRaised NextShard(IReadOnlyList<ToldRule> rules, AlertRaised place) =>
        place.Shard + 1 < TableKeys.SubscriptionShards(rules[place.Rule].RuleId) ? place with { Shard = place.Shard + 1, After = null } : place with { Rule = place.Rule + 1, Shard = 0, After = null };
}
