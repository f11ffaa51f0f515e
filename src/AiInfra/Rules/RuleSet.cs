using System.Collections.Frozen;
using System.Collections.Immutable;
using AiInfra.Deals;

namespace AiInfra.Rules;

/// <summary>
/// The rules in force, compiled so that a deal is held against a million of them in the time its own matches take. Immutable: a change gives another set, in which what changed lately stands in a small index
/// beside the large one, until there is so much of it that all is compiled anew.
/// </summary>
public sealed class RuleSet
{
    public static readonly RuleSet Default = Of(HouseRules.All);

    /// <summary>What test deals are held against.</summary>
    public static readonly RuleSet ForTests = Of([HouseRules.Test]);

    /// <summary>So many changes, and a sixteenth of the whole, may stand beside the large index.</summary>
    private const int MaxRecent = 1000;

    private readonly FrozenDictionary<string, Rule> _compiled;
    private readonly RuleIndex _index;
    private readonly ImmutableDictionary<string, Rule?> _recent;
    private readonly RuleIndex _recentIndex;

    private RuleSet(FrozenDictionary<string, Rule> compiled, RuleIndex index, ImmutableArray<Rule> house, ImmutableDictionary<string, Rule?> recent)
    {
        (_compiled, _index, House, _recent) = (compiled, index, house, recent);
        _recentIndex = new(recent.Values.OfType<Rule>());
    }

    /// <summary>The operator's rules, by id.</summary>
    public ImmutableArray<Rule> House { get; }

    /// <summary>Those that subscribers brought.</summary>
    public IEnumerable<Rule> Own => All.Where(r => r.IsOwn);

    private IEnumerable<Rule> All => _compiled.Values.Where(r => !_recent.ContainsKey(r.Id)).Concat(_recent.Values.OfType<Rule>());

    public static RuleSet Of(IEnumerable<Rule> rules)
    {
        var compiled = rules.ToFrozenDictionary(r => r.Id, StringComparer.Ordinal);
        return new(compiled, new(compiled.Values), InOrder(compiled.Values.Where(r => !r.IsOwn)), ImmutableDictionary<string, Rule?>.Empty.WithComparers(StringComparer.Ordinal));
    }

    public Rule? Find(string ruleId) => _recent.TryGetValue(ruleId, out var changed) ? changed : _compiled.GetValueOrDefault(ruleId);

    /// <summary>The set after changes; null takes a rule away.</summary>
    public RuleSet With(IEnumerable<KeyValuePair<string, Rule?>> changes)
    {
        var recent = _recent.SetItems(changes);
        var next = new RuleSet(_compiled, _index, InOrder(House.Where(r => !recent.ContainsKey(r.Id)).Concat(recent.Values.OfType<Rule>().Where(r => !r.IsOwn))), recent);
        return next._recent.Count <= Math.Max(MaxRecent, _compiled.Count / 16) ? next : Of(next.All);
    }

    /// <summary>The rules the deal may meet, each once, in no order: every rule it meets is among them. Each is still to be checked.</summary>
    public IReadOnlyCollection<Rule> Candidates(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        var keys = DealKeys.Of(deal);
        HashSet<Rule> candidates = new(ReferenceEqualityComparer.Instance);
        _index.AddCandidates(deal, keys, candidates);
        candidates.RemoveWhere(r => _recent.ContainsKey(r.Id));
        _recentIndex.AddCandidates(deal, keys, candidates);
        return candidates;
    }

    private static ImmutableArray<Rule> InOrder(IEnumerable<Rule> rules) => [.. rules.OrderBy(r => r.Id, StringComparer.Ordinal)];

    /// <summary>The rules the deal meets by itself; those with a total are left out.</summary>
    public IEnumerable<Rule> Met(Deal deal) => Candidates(deal).Where(r => r.Total is null && r.IsMet(deal));
}
