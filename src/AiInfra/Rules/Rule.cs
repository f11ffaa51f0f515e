using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;

namespace AiInfra.Rules;

/// <summary>A named question about a deal: it is met when every criterion is.</summary>
/// <param name="Id">Lower-case words and dashes; part of table keys.</param>
public sealed record Rule(string Id, string Name, ImmutableArray<Criterion> Criteria)
{
    public const int MaxCriteria = 12;

    /// <summary>The most items of one list.</summary>
    public const int MaxItems = 50;

    private const string OwnPrefix = "own-";

    /// <summary>It passes quiet hours.</summary>
    public bool Urgent { get; init; }

    /// <summary>The one-line form: equal criteria have the same, in whatever order they were given.</summary>
    public string Text { get; } = string.Join(" and ", Rules.Criteria.InOrder(Criteria).Select(c => c.Text));

    /// <summary>Criteria a subscriber brought; everyone who brings the same follows the same rule. House rules belong to the operator and are public.</summary>
    public bool IsOwn => IsOwnId(Id);

    /// <summary>The total it watches; null for a rule that each deal answers alone.</summary>
    public TotalCriterion? Total { get; } = Criteria.OfType<TotalCriterion>().FirstOrDefault();

    public static bool IsOwnId(string ruleId)
    {
        ArgumentNullException.ThrowIfNull(ruleId);
        return ruleId.StartsWith(OwnPrefix, StringComparison.Ordinal);
    }

    /// <summary>The rule of a subscriber's own criteria.</summary>
    public static Rule Own(IEnumerable<Criterion> criteria)
    {
        var rule = new Rule(OwnPrefix, "", [.. Rules.Criteria.InOrder(criteria)]);
        return rule with { Id = OwnPrefix + Digest.Hex(rule.Text, 8), Name = rule.Text };
    }

    /// <summary>Whether the deal meets every criterion.</summary>
    public bool IsMet(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return deal.MergedInto is null && Criteria.All(c => c.IsMet(deal));
    }

    /// <inheritdoc cref="Check(Deal, Wording)"/>
    public CriterionResult Check(Deal deal) => Check(deal, Wording.English);

    /// <summary>
    /// Whether the deal meets the rule, with the reason in words: of every criterion when met, of those that fail when not.
    /// A deal that was found to be the same as another meets none: it is told there. Of a rule with a total: whether the deal is one of those summed up.
    /// </summary>
    public CriterionResult Check(Deal deal, Wording words)
    {
        ArgumentNullException.ThrowIfNull(deal);
        ArgumentNullException.ThrowIfNull(words);
        if (deal.MergedInto is { } other) return new(false, words.Say("the same deal as {0}", other));
        var results = Criteria.Select(c => c.Check(deal, words)).ToList();
        var met = results.TrueForAll(r => r.Met);
        return new(met, string.Join("; ", results.Where(r => r.Met == met).Select(r => r.Reason).Where(r => r.Length > 0)));
    }

    /// <summary>The JSON form: a member for each criterion.</summary>
    public void WriteCriteria(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        foreach (var criterion in Criteria.Where(c => c is not PartyCriterion)) criterion.Write(json);
        if (Criteria.OfType<PartyCriterion>().ToList() is { Count: > 0 } parties)
        {
            json.WriteStartObject("parties");
            foreach (var criterion in parties) criterion.Write(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
