using System.Collections.Immutable;
using System.Globalization;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Rules;

namespace AiInfra.Alerts;

/// <summary>What an evaluation changed and found.</summary>
/// <param name="States">The rule states that changed.</param>
/// <param name="Events">At most one crossing and one correction.</param>
public sealed record EvaluationResult(ImmutableArray<RuleState> States, ImmutableArray<DealEvent> Events);

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

    public static EvaluationResult Of(Deal deal, IEnumerable<Rule> rules, IReadOnlyDictionary<string, RuleState> states, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(deal);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(states);
        var findings = rules.Select(rule => Find(deal, rule, states.GetValueOrDefault(rule.Id))).OfType<Finding>().ToList();
        var crossed = EventOf(deal, EventKind.Crossed, findings.Where(f => f.Crossed), now);
        var corrected = EventOf(deal, EventKind.Correction, findings.Where(f => f.Changes.Length > 0), now);
        return new(
            [.. findings.Select(f => f.Crossed ? f.State with { EventId = crossed!.Id } : f.State)],
            [.. new[] { crossed, corrected }.OfType<DealEvent>()]);
    }

    public static bool IsBackfill(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return !deal.NotifyAll && deal.Announced.Last < DateOnly.FromDateTime((deal.SubmittedAt - BackfillAge).UtcDateTime);
    }

    private static Finding? Find(Deal deal, Rule rule, RuleState? before)
    {
        if (before?.EvaluatedRevision >= deal.Revision) return null;
        var check = rule.Check(deal);
        var crossed = check.Met && before is not { Met: true };
        var changes = !crossed && before?.Told is { } told ? Changes(told, deal, check) : [];
        var facts = new ToldFacts(deal.Headline?.Usd, AmountText.Of(deal.Amount), deal.Bindingness, deal.Status, check.Met) { Reported = deal.Amount };
        var state = new RuleState(
            rule.Id,
            check.Met,
            (before?.Sequence ?? 0) + (crossed ? 1 : 0),
            deal.Revision,
            before?.EventId,
            crossed || changes.Length > 0 ? facts : before?.Told);
        return new(state, new(rule.Id, rule.Name, check.Reason) { Fell = before?.Told?.Met is true && !check.Met }, crossed, changes, before?.Told);
    }

    private static ImmutableArray<string> Changes(ToldFacts told, Deal deal, CriterionResult check)
    {
        var changes = ImmutableArray.CreateBuilder<string>();
        if (MovedEnough(told.HeadlineUsd, deal.Headline?.Usd)) changes.Add(AmountChange(told, deal));
        if (told.Bindingness != deal.Bindingness) changes.Add($"bindingness: {AlertText.Words(told.Bindingness)} → {AlertText.Words(deal.Bindingness)}");
        if (told.Status != deal.Status) changes.Add($"status: {AlertText.Words(told.Status)} → {AlertText.Words(deal.Status)}");
        if (told.Met && !check.Met) changes.Add($"no longer meets the rule: {check.Reason}");
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

    private static DealEvent? EventOf(Deal deal, EventKind kind, IEnumerable<Finding> found, DateTimeOffset now)
    {
        var findings = found.ToList();
        if (findings.Count == 0) return null;
        return new()
        {
            Id = EventId(deal, kind, findings.Select(f => f.Rule.RuleId)),
            Kind = kind,
            Backfill = IsBackfill(deal),
            Deal = deal.WithoutHistory(),
            Rules = [.. findings.Select(f => kind is EventKind.Correction ? f.Rule with { Corrects = f.State.EventId } : f.Rule)],
            Changes = [.. findings.SelectMany(f => f.Changes).Distinct()],
            Before = kind is EventKind.Correction ? [.. findings.Select(f => f.Before).OfType<ToldFacts>().Distinct()] : [],
            Corrects = kind is EventKind.Correction ? findings[0].State.EventId : null,
            OccurredAt = now,
        };
    }

    /// <summary>The same finding has the same id whoever evaluates it and however often.</summary>
    private static string EventId(Deal deal, EventKind kind, IEnumerable<string> ruleIds)
    {
        var rules = Digest.Hex(string.Join('\n', ruleIds.Order(StringComparer.Ordinal)), 3);
        return string.Create(CultureInfo.InvariantCulture, $"{deal.Id}.{deal.Revision:D6}.{(kind is EventKind.Crossed ? 'a' : 'c')}{rules}");
    }

    private sealed record Finding(RuleState State, MetRule Rule, bool Crossed, ImmutableArray<string> Changes, ToldFacts? Before);
}
