using AiInfra.Deals;

namespace AiInfra.Totals;

/// <summary>
/// Decides which of many deals are counted, so that no dollar is counted twice. A deal lies inside another when it is part of it, funds it, is the same as it or was superseded by it.
/// A deal that may be the same as another waits outside, so that its dollars are not counted twice in the meantime. It is left out when anything it lies inside, directly or through others, counts; of deals that lie inside each other in a circle the one with the lowest id counts.
/// What does not count by itself (a forecast, an undisclosed amount) covers nothing, but what lies around it still does; what supersedes a deal leaves it out in any case.
/// An operator's decision stands. The order of the contributions does not matter, and the time is linear in deals and relations.
/// </summary>
public sealed class Counting
{
    private const string SupersededBy = "superseded by";

    private readonly Dictionary<string, Contribution> _known;
    private readonly ILookup<string, Edge> _edges;
    private readonly Dictionary<string, int> _group = [];
    private readonly Dictionary<string, CountsInTotals> _verdicts = [];
    private readonly HashSet<int> _covering = [];

    private Counting(IReadOnlyCollection<Contribution> contributions)
    {
        _known = contributions.ToDictionary(c => c.DealId);
        var idOf = contributions.SelectMany(c => c.Aliases.Select(alias => (alias, c.DealId))).DistinctBy(a => a.alias).ToDictionary(a => a.alias, a => a.DealId);
        _edges = contributions
            .SelectMany(c => c.Relations.Select(r => EdgeOf(c.DealId, r)).OfType<Edge>().Concat(c.PossiblySame.Select(other => new Edge(c.DealId, other, "possibly the same as"))))
            .Select(e => e with { Inner = Known(e.Inner), Outer = Known(e.Outer) })
            .Where(e => e.Inner != e.Outer && _known.ContainsKey(e.Inner) && _known.ContainsKey(e.Outer))
            .Distinct()
            .OrderBy(e => e.Outer, StringComparer.Ordinal)
            .ThenBy(e => e.How, StringComparer.Ordinal)
            .ToLookup(e => e.Inner);

        string Known(string id) => _known.ContainsKey(id) ? id : idOf.GetValueOrDefault(id, id);
    }

    public static IReadOnlyDictionary<string, CountsInTotals> Of(IReadOnlyCollection<Contribution> contributions)
    {
        ArgumentNullException.ThrowIfNull(contributions);
        var counting = new Counting(contributions);
        var ids = counting._known.Keys.Order(StringComparer.Ordinal).ToList();
        var outers = counting._edges.SelectMany(g => g).ToLookup(e => e.Inner, e => e.Outer);
        var groups = Containment.Groups(ids, outers);
        for (var i = 0; i < groups.Count; i++)
        {
            foreach (var id in groups[i]) counting._group[id] = i;
        }

        for (var i = 0; i < groups.Count; i++) counting.Decide(i, [.. groups[i].Order(StringComparer.Ordinal)]);
        return counting._verdicts;
    }

    private static Edge? EdgeOf(string dealId, Relation relation) => relation.Type switch
    {
        RelationType.PartOf => new(dealId, relation.DealId, "part of"),
        RelationType.Funds => new(dealId, relation.DealId, "funds"),
        RelationType.SameAs => new(dealId, relation.DealId, "the same as"),
        RelationType.Supersedes => new(relation.DealId, dealId, SupersededBy),
        _ => null,
    };

    /// <summary>A group is decided after every group it lies inside.</summary>
    private void Decide(int group, List<string> ids)
    {
        var around = ids.SelectMany(id => _edges[id]).Where(e => _group[e.Outer] != group).ToList();
        var cover = around.Find(e => _covering.Contains(_group[e.Outer]));
        string? counted = null;
        foreach (var id in ids)
        {
            var own = _known[id].Own;
            var superseded = _edges[id].FirstOrDefault(e => e.How == SupersededBy && _group[e.Outer] != group);
            _verdicts[id] = own switch
            {
                { ByOperator: true } or { Counts: false } => own,
                _ when superseded is not null => LeftOut(superseded),
                _ when cover is not null => LeftOut(_edges[id].FirstOrDefault(e => _covering.Contains(_group[e.Outer])) ?? cover),
                _ when counted is not null => LeftOut(_edges[id].FirstOrDefault(e => e.Outer == counted) ?? new(id, counted, "part of a circle with")),
                _ => own,
            };
            if (_verdicts[id].Counts) counted ??= id;
        }

        if (counted is not null || cover is not null) _covering.Add(group);
    }

    private CountsInTotals LeftOut(Edge edge) => new(false, $"{edge.How} {_known[edge.Outer].Title} ({edge.Outer})");

    private sealed record Edge(string Inner, string Outer, string How);
}
