using AiInfra.Deals;

namespace AiInfra.Totals;

/// <summary>
/// Decides which of many deals are counted, so that no dollar is counted twice. A deal lies inside another when it is part of it, funds it, is the same as it or was superseded by it.
/// It is left out when anything it lies inside, directly or through others, would count; of deals that lie inside each other in a circle the one with the lowest id counts.
/// What does not count by itself (a forecast, an undisclosed amount) covers nothing, but what lies around it still does. An operator's decision stands.
/// The order of the contributions does not matter.
/// </summary>
public sealed class Counting
{
    private readonly Dictionary<string, Contribution> _known;
    private readonly ILookup<string, (string Outer, string How)> _outers;

    private Counting(IReadOnlyCollection<Contribution> contributions)
    {
        _known = contributions.ToDictionary(c => c.DealId);
        _outers = contributions
            .SelectMany(c => c.Relations.Select(r => Edge(c.DealId, r)).OfType<(string Inner, string Outer, string How)>())
            .Where(e => e.Inner != e.Outer && _known.ContainsKey(e.Inner) && _known.ContainsKey(e.Outer))
            .OrderBy(e => e.Outer, StringComparer.Ordinal)
            .ThenBy(e => e.How, StringComparer.Ordinal)
            .ToLookup(e => e.Inner, e => (e.Outer, e.How));
    }

    public static IReadOnlyDictionary<string, CountsInTotals> Of(IReadOnlyCollection<Contribution> contributions)
    {
        ArgumentNullException.ThrowIfNull(contributions);
        var counting = new Counting(contributions);
        return contributions.ToDictionary(c => c.DealId, counting.Verdict);
    }

    private static (string Inner, string Outer, string How)? Edge(string dealId, Relation relation) => relation.Type switch
    {
        RelationType.PartOf => (dealId, relation.DealId, "part of"),
        RelationType.Funds => (dealId, relation.DealId, "funds"),
        RelationType.SameAs => (dealId, relation.DealId, "the same as"),
        RelationType.Supersedes => (relation.DealId, dealId, "superseded by"),
        _ => null,
    };

    private CountsInTotals Verdict(Contribution deal)
    {
        if (deal.Own.ByOperator || !deal.Own.Counts) return deal.Own;
        foreach (var (outer, how) in Around(deal.DealId))
        {
            var cedes = !Around(outer).Any(o => o.Outer == deal.DealId) || string.CompareOrdinal(outer, deal.DealId) < 0;
            if (cedes && (_known[outer].Own.Counts || how == "superseded by")) return new(false, $"{how} {_known[outer].Title} ({outer})");
        }

        return deal.Own;
    }

    /// <summary>Everything the deal lies inside, nearest first, each with how the first step leads there.</summary>
    private IEnumerable<(string Outer, string How)> Around(string dealId)
    {
        var seen = new HashSet<string> { dealId };
        var next = new Queue<(string Outer, string How)>(_outers[dealId]);
        while (next.TryDequeue(out var step))
        {
            if (!seen.Add(step.Outer)) continue;
            yield return step;
            foreach (var (outer, _) in _outers[step.Outer]) next.Enqueue((outer, step.How));
        }
    }
}
