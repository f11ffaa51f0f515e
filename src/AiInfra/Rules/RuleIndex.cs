using System.Collections.Frozen;
using AiInfra.Deals;

namespace AiInfra.Rules;

/// <summary>
/// Finds the rules a deal may meet without walking the others. Each rule stands under the keys of its most selective criterion (a party before a phrase, a country, a role, a kind), and there by its bound:
/// a deal looks up its own keys and reads each list up to its amount. Who names no key stands under none of them and is found by the amount alone. Immutable.
/// </summary>
internal sealed class RuleIndex
{
    private const string NoKey = "";

    private readonly FrozenDictionary<string, Posting> _postings;

    public RuleIndex(IEnumerable<Rule> rules)
    {
        Dictionary<string, List<Rule>> lists = new(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            foreach (var key in KeysOf(rule))
            {
                if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
                list.Add(rule);
            }
        }

        _postings = lists.ToFrozenDictionary(l => l.Key, l => new Posting(l.Value), StringComparer.Ordinal);
    }

    /// <summary>Rules the deal may meet, each once: its keys and its amount fit, the other criteria are not looked at. Those with a total are among them whatever the amount.</summary>
    public void AddCandidates(Deal deal, IEnumerable<string> keys, HashSet<Rule> candidates)
    {
        var usd = deal.Headline?.Usd;
        foreach (var key in keys.Append(NoKey))
        {
            if (_postings.TryGetValue(key, out var posting)) posting.AddUpTo(usd, candidates);
        }
    }

    private static List<string> KeysOf(Rule rule)
    {
        var keys = rule.Criteria.MaxBy(c => c.Selectivity)?.Keys.Distinct().ToList();
        return keys is { Count: > 0 } ? keys : [NoKey];
    }

    /// <summary>The rules under one key, those with the lowest bound first; without a bound before all.</summary>
    private sealed class Posting
    {
        private readonly decimal[] _bounds;
        private readonly Rule[] _rules;

        public Posting(List<Rule> rules)
        {
            _rules = [.. rules];
            _bounds = [.. rules.Select(r => r.Criteria.OfType<AmountCriterion>().FirstOrDefault()?.Bound ?? decimal.MinValue)];
            Array.Sort(_bounds, _rules);
        }

        /// <param name="usd">Null when there is no amount to compare.</param>
        /// <param name="candidates">Where they go.</param>
        public void AddUpTo(decimal? usd, HashSet<Rule> candidates)
        {
            for (var i = 0; i < _rules.Length && _bounds[i] <= (usd ?? decimal.MinValue); i++) candidates.Add(_rules[i]);
        }
    }
}
