using System.Collections.Immutable;
using System.Globalization;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Rules;

namespace AiInfra.Alerts;

/// <summary>What an evaluation found.</summary>
/// <param name="Remembered">What is to be remembered now; the same instance when nothing changed.</param>
/// <param name="Events">A crossing and a correction; several only when thousands of rules are met at once.</param>
public sealed record EvaluationResult(Remembered Remembered, ImmutableArray<DealEvent> Events);

/// <summary>
/// Finds what is new about a deal: it crossed into one or more rules, or those already told must be corrected.
/// Evaluating the same revision again, or an older one after a newer, finds nothing.
/// </summary>
public static class Evaluation
{
    /// <summary>A deal announced longer before its submission than this is backfill.</summary>
    public static readonly TimeSpan BackfillAge = TimeSpan.FromDays(30);

    /// <summary>A headline that moved by this share of what was told is a correction.</summary>
    public const decimal CorrectionShare = 0.05m;

    /// <summary>The most rules of one event: it must fit a row.</summary>
    private const int MaxRules = 2000;

    /// <summary>The longest word on why the facts changed, in UTF-16 characters.</summary>
    private const int MaxWhy = 200;

    public static EvaluationResult Of(Deal deal, RuleSet rules, Remembered before, DateTimeOffset now) => Of(deal, rules, before, [], now);

    /// <param name="deal">The deal as it is.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="before">What is remembered of it.</param>
    /// <param name="turns">The cumulative rules whose total this deal turned.</param>
    /// <param name="now">When the events occur.</param>
    public static EvaluationResult Of(Deal deal, RuleSet rules, Remembered before, IReadOnlyCollection<TotalTurn> turns, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(deal);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(before);
        var fresh = turns.Where(t => before.States.GetValueOrDefault(t.Rule.Id) is not { } state || state.Sequence < t.Sequence).Select(t => Find(deal, t)).ToList();
        var isNew = deal.Revision > before.Revision;
        var findings = fresh.Concat(isNew ? Findings(deal, rules, before, fresh) : []).OrderBy(f => Rule.IsOwnId(f.Rule.RuleId)).ThenBy(f => f.Rule.RuleId, StringComparer.Ordinal).ToList();
        if (!isNew && findings.Count == 0) return new(before, []);
        var crossed = EventsOf(deal, EventKind.Crossed, findings.Where(f => f.Crossed), now).ToList();
        var corrected = EventsOf(deal, EventKind.Correction, findings.Where(f => f.Changes.Length > 0), now);
        var eventOf = crossed.SelectMany(e => e.Rules.Select(r => (r.RuleId, e.Id))).ToDictionary(p => p.RuleId, p => p.Id, StringComparer.Ordinal);
        var states = before.States.SetItems(findings.Select(f => KeyValuePair.Create(f.Rule.RuleId, f.Crossed ? f.State with { EventId = eventOf[f.Rule.RuleId] } : f.State)));
        return new(before with { Revision = Math.Max(deal.Revision, before.Revision), States = states }, [.. crossed, .. corrected]);
    }

    public static bool IsBackfill(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return !deal.NotifyAll && deal.Announced.Last < DateOnly.FromDateTime((deal.SubmittedAt - BackfillAge).UtcDateTime);
    }

    /// <summary>Of every rule the deal meets or is remembered under.</summary>
    private static IEnumerable<Finding> Findings(Deal deal, RuleSet rules, Remembered before, List<Finding> turned)
    {
        var met = rules.Met(deal).ToList();
        var known = met.Select(rule => rule.Id).Concat(turned.Select(t => t.Rule.RuleId)).ToHashSet(StringComparer.Ordinal);
        var left = before.States.Keys.Where(id => !known.Contains(id)).Select(rules.Find).OfType<Rule>();
        var gone = before.States.Where(s => !known.Contains(s.Key) && rules.Find(s.Key) is null).Select(s => FindGone(deal, s.Key, s.Value));
        return met.Select(rule => Find(deal, rule, isMet: true, before.States.GetValueOrDefault(rule.Id)))
            .Concat(left.Select(rule => Find(deal, rule, IsMet(deal, rule, before.States[rule.Id]), before.States[rule.Id]))).Concat(gone);
    }

    /// <summary>Whether a total is met is not the deal's to say: it stands as it was told until its turn.</summary>
    private static bool IsMet(Deal deal, Rule rule, RuleState before) => rule.Total is null ? rule.IsMet(deal) : before.Met;

    /// <summary>Of a subscriber's own rule the id says all: there may be tens of thousands, and how it reads and why it is met is said to whoever follows it.</summary>
    private static Finding Find(Deal deal, Rule rule, bool isMet, RuleState? before)
    {
        var criteria = rule.IsOwn ? "" : Digest.Hex(rule.Text, 4);
        var crossed = isMet && before is not { Met: true };
        var changes = !crossed && before?.Told is { } told && before.Criteria == criteria ? Changes(told, deal, isMet, rule) : [];
        var facts = Facts(deal, isMet);
        var state = new RuleState(isMet, (before?.Sequence ?? 0) + (crossed ? 1 : 0), criteria, before?.EventId, crossed || changes.Length > 0 ? facts : before?.Told);
        var met = rule.IsOwn ? new MetRule(rule.Id, "", "") : new(rule.Id, rule.Name, rule.Total is null ? rule.Check(deal).Reason : "", Urgent: rule.Urgent);
        return new(state, changes.IsEmpty ? met : met with { Fell = before?.Told?.Met is true && !isMet, Changes = changes, Told = before?.Told }, crossed, changes);
    }

    /// <summary>Under a rule that is in force no more nothing is met or left, but who was told hears when the facts change.</summary>
    private static Finding FindGone(Deal deal, string ruleId, RuleState before)
    {
        var changes = before is { Told: { } told, Met: true } ? Changes(told, deal, told.Met, null) : [];
        return new(changes.IsEmpty ? before : before with { Told = Facts(deal, before.Met) }, new(ruleId, ruleId, "") { Changes = changes.IsEmpty ? null : changes, Told = before.Told }, false, changes);
    }

    private static Finding Find(Deal deal, TotalTurn turn)
    {
        var (rule, total) = (turn.Rule, turn.Total);
        var reason = rule.Total!.Reason(total.Usd, total.Until, Wording.English);
        ImmutableArray<string> changes = turn.Crossed || turn.Corrects is null ? [] : [$"no longer meets the rule: {reason}"];
        var state = new RuleState(turn.Crossed, turn.Sequence, rule.IsOwn ? "" : Digest.Hex(rule.Text, 4), turn.Corrects, Facts(deal, turn.Crossed));
        return new(state, new(rule.Id, rule.Name, reason, Urgent: rule.Urgent, Total: total) { Fell = !turn.Crossed, Changes = changes.IsEmpty ? null : changes }, turn.Crossed, changes);
    }

    private static ToldFacts Facts(Deal deal, bool met) => new(deal.Headline?.Usd, AmountText.Of(deal.Amount), deal.Bindingness, deal.Status, met) { Reported = deal.Amount };

    /// <summary>What is other than was told, in English words, whatever the rule.</summary>
    public static ImmutableArray<string> FactsChanged(ToldFacts told, Deal deal)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(deal);
        return Changes(told, deal, told.Met, null);
    }

    private static ImmutableArray<string> Changes(ToldFacts told, Deal deal, bool isMet, Rule? rule)
    {
        var changes = ImmutableArray.CreateBuilder<string>();
        if (MovedEnough(told.HeadlineUsd, deal.Headline?.Usd)) changes.Add(AmountChange(told, deal));
        if (told.Bindingness != deal.Bindingness) changes.Add($"bindingness: {AlertText.Words(told.Bindingness)} → {AlertText.Words(deal.Bindingness)}");
        if (told.Status != deal.Status) changes.Add($"status: {AlertText.Words(told.Status)} → {AlertText.Words(deal.Status)}");
        if (rule is not null && told.Met && !isMet) changes.Add($"no longer meets the rule: {rule.Check(deal).Reason}");
        return changes.ToImmutable();
    }

    /// <summary>The same words may come to another sum: for fewer years, or at another rate.</summary>
    private static string AmountChange(ToldFacts told, Deal deal)
    {
        var now = AmountText.Of(deal.Amount);
        return told.Amount != now
            ? $"amount: {told.Amount} → {now}"
            : $"amount: {now}, {Sum(told.HeadlineUsd)} → {Sum(deal.Headline?.Usd)}";
    }

    private static string Sum(decimal? usd) => usd is { } figure ? $"{AmountText.Money(figure, "USD")} in all" : "no sum in US dollars";

    /// <summary>Whether a headline moved so far that those who were told must know.</summary>
    internal static bool MovedEnough(decimal? told, decimal? now) => (told, now) switch
    {
        ({ } a, { } b) => Math.Abs(b - a) >= a * CorrectionShare,
        _ => told.HasValue != now.HasValue,
    };

    private static IEnumerable<DealEvent> EventsOf(Deal deal, EventKind kind, IEnumerable<Finding> found, DateTimeOffset now) => found.Chunk(MaxRules).Select(findings => new DealEvent
    {
        Id = EventId(deal, kind, findings.Select(f => f.Rule.Total is null ? f.Rule.RuleId : string.Create(CultureInfo.InvariantCulture, $"{f.Rule.RuleId}#{f.State.Sequence}"))),
        Kind = kind,
        Backfill = IsBackfill(deal),
        Deal = deal.WithoutHistory(),
        Rules = [.. findings.Select(f => kind is EventKind.Correction ? f.Rule with { Corrects = f.State.EventId } : f.Rule)],
        Changes = [.. findings.SelectMany(f => f.Changes).Distinct()],
        Before = kind is EventKind.Correction ? [.. findings.Select(f => f.Rule.Told).OfType<ToldFacts>().Distinct()] : [],
        Because = kind is EventKind.Correction ? Because(deal) : null,
        Corrects = kind is EventKind.Correction ? findings[0].State.EventId : null,
        OccurredAt = now,
    });

    /// <summary>What was said of the newest change.</summary>
    private static string? Because(Deal deal) => deal.Revisions.Where(r => r.Number <= deal.Revision).MaxBy(r => r.Number) is { Why.Length: > 0 } newest ? PlainText.Of(newest.Why, MaxWhy) : null;

    /// <summary>The same finding has the same id whoever evaluates it and however often.</summary>
    private static string EventId(Deal deal, EventKind kind, IEnumerable<string> ruleIds)
    {
        var rules = Digest.Hex(string.Join('\n', ruleIds.Order(StringComparer.Ordinal)), 3);
        return string.Create(CultureInfo.InvariantCulture, $"{deal.Id}.{deal.Revision:D6}.{(kind is EventKind.Crossed ? 'a' : 'c')}{rules}");
    }

    private sealed record Finding(RuleState State, MetRule Rule, bool Crossed, ImmutableArray<string> Changes);
}
