using System.Collections.Immutable;
using System.Globalization;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Totals;

namespace AiInfra.Rules;

/// <summary>A deal by which a rule would have fired.</summary>
/// <param name="Backfill">It would have stood in the feed and notified nobody.</param>
public sealed record Fired(Deal Deal, string Reason, bool Backfill);

/// <summary>What a rule would have told of stored deals, newest announcement first.</summary>
public sealed record RulePreview(ImmutableArray<Fired> Fired)
{
    /// <summary>How many a month, by the month of announcement.</summary>
    public ImmutableSortedDictionary<string, int> ByMonth { get; } =
        Fired.GroupBy(f => f.Deal.Announced.First.ToString("yyyy-MM", CultureInfo.InvariantCulture)).ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    /// <summary>On average over the months from the first to the last, to one decimal.</summary>
    public decimal PerMonth => Fired.IsEmpty ? 0 : decimal.Round((decimal)Fired.Length / (1 + Fired.Max(MonthOf) - Fired.Min(MonthOf)), 1);

    /// <summary>Deals as they are now; a cumulative rule as if they had come in the order of their announcement.</summary>
    public static RulePreview Of(Rule rule, IEnumerable<Deal> deals)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(deals);
        var ordered = deals.OrderBy(d => d.Announced.First).ThenBy(d => d.Id, StringComparer.Ordinal);
        var met = ordered.Select(d => (Deal: d, Check: rule.Check(d))).Where(d => d.Check.Met);
        var fired = rule.Total is { } total ? Crossings(total, met.Select(m => m.Deal)) : met.Select(m => new Fired(m.Deal, m.Check.Reason, Evaluation.IsBackfill(m.Deal)));
        return new([.. fired.Reverse()]);
    }

    private static IEnumerable<Fired> Crossings(TotalCriterion total, IEnumerable<Deal> deals)
    {
        List<Brought> brought = [];
        var isMet = false;
        foreach (var deal in deals.TakeLast(MostOfTotal))
        {
            brought.Add(Brought.Of(deal));
            var sum = RunningTotal.Of(brought, total.Months);
            var met = total.IsReachedBy(sum.Usd);
            if (met && !isMet) yield return new(deal, total.Reason(sum.Usd, sum.Until, Wording.English), Evaluation.IsBackfill(deal));
            isMet = met;
        }
    }

    /// <summary>Deals of one party that are replayed, the newest: the sum is made anew with each.</summary>
    private const int MostOfTotal = 500;

    private static int MonthOf(Fired fired) => (12 * fired.Deal.Announced.First.Year) + fired.Deal.Announced.First.Month;
}
