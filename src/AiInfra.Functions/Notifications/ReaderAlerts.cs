using System.Collections.Immutable;
using AiInfra.Alerts;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Rules;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications;

/// <summary>An event as one reader is told of it.</summary>
/// <param name="First">For a correction: how they were told first, or are to be; null when the ledger knows nothing of it.</param>
public sealed record ReaderAlert(Alert Alert, Delivery? First);

/// <summary>Turns events into what one subscriber reads of them over one channel. An event never changes, so it is kept for a moment: one that a thousand are told of is read once.</summary>
public sealed class ReaderAlerts(EvaluationStore evaluations, DeliveryLedger ledger, RuleBook book, SubscriberLinks links, TimeProvider clock)
{
    private readonly BriefCache<string, DealEvent?> _events = new(clock, TimeSpan.FromSeconds(30));

    /// <summary>Null when the event is unknown or meets no rule they follow.</summary>
    public async Task<ReaderAlert?> OfAsync(DeliveryDue due, Subscriber subscriber, ChannelAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(subscriber);
        if (await EventAsync(due.EventId) is not { } dealEvent) return null;
        var words = Wording.In(subscriber.Language);
        var current = await book.CurrentAsync(cancellationToken);
        ImmutableArray<MetRule> rules = [.. dealEvent.Rules.Where(r => subscriber.Rules.Contains(r.RuleId)).Select(r => current.Find(r.RuleId) is { } rule ? r.In(words, rule, dealEvent.Deal) : r)];
        if (rules.IsEmpty) rules = await FormerAsync(dealEvent, subscriber, address, cancellationToken);
        if (rules.IsEmpty) return null;
        var alert = new Alert(due.DeliveryId, links.Reader(subscriber, address), dealEvent.About(rules), rules, links.Deal(subscriber, address, dealEvent.Deal.Id));
        if (rules[0].Corrects is not { } crossing) return new(alert, null);
        var id = Notifier.DeliveryId(crossing, subscriber.Id, address);
        var first = await ledger.FindAsync(crossing, subscriber.Id, id, cancellationToken);
        return new(alert with { Corrects = first is { State: DeliveryState.Held } ? null : first?.CarriedBy ?? id }, first);
    }

    /// <summary>Of a correction for someone who was told and follows none of its rules any more: what changed, and under which criteria is not said, since it may not have been theirs.</summary>
    private async Task<ImmutableArray<MetRule>> FormerAsync(DealEvent correction, Subscriber subscriber, ChannelAddress address, CancellationToken cancellationToken)
    {
        foreach (var corrected in correction.Rules.Where(r => r.Corrects is not null).GroupBy(r => r.Corrects!))
        {
            var first = await ledger.FindAsync(corrected.Key, subscriber.Id, Notifier.DeliveryId(corrected.Key, subscriber.Id, address), cancellationToken);
            if (first is null or { State: DeliveryState.Failed or DeliveryState.Withheld }) continue;
            if (corrected.FirstOrDefault(r => r.Told is not null) is { Told: { } told }) return [new("", "", "", corrected.Key) { Told = told, Changes = Alerts.Evaluation.FactsChanged(told, correction.Deal) }];
        }

        return [];
    }

    private Task<DealEvent?> EventAsync(string id) => _events.GetAsync(id, async () => (await evaluations.FindEventAsync(id, CancellationToken.None))?.Event);
}
