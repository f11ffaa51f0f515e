using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Rules.Text;

namespace AiInfra.Rules;

/// <summary>One of some parties, or each of them, takes part: <c>party any (OpenAI, Oracle)</c>, <c>party all (OpenAI as buyer, Oracle)</c>.</summary>
public sealed record PartyCriterion(ImmutableArray<RuleParty> Parties, bool All) : Criterion
{
    public override string Text => $"party {Which} {RuleText.List(Parties.Select(p => p.Text))}";

    public override IEnumerable<string> Keys => (All ? Parties.Take(1) : Parties).Select(p => DealKeys.Party(p.EntityId));

    public override int Selectivity => 5;

    private string Which => All ? "all" : "any";

    public override bool IsMet(Deal deal) => All ? Parties.All(p => p.In(deal) is not null) : Parties.Any(p => p.In(deal) is not null);

    protected override string Reason(Deal deal, bool met, Wording words)
    {
        var found = Parties.Where(p => p.In(deal) is not null).ToList();
        if (met) return words.Say("{0} takes part", Names(found, words));
        return All ? words.Say("{0} does not take part", Names(Parties.Except(found), words)) : words.Say("none of {0} takes part", Names(Parties, words));
    }

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray(Which);
        foreach (var party in Parties) party.Write(json);
        json.WriteEndArray();
    }

    internal static PartyCriterion? Parse(RuleCursor cursor)
    {
        if (cursor.TakeAny("party", "parties") is null) return null;
        var which = cursor.TakeAny("any", "all", "in", "is", "=") ?? throw cursor.Wrong("party must go on with any (…) or all (…)");
        return Of(cursor.Parties(" and ").Select(party => RuleParty.Parse(party, cursor)), which == "all");
    }

    /// <summary>The criteria of the member <c>parties</c>.</summary>
    internal static IEnumerable<PartyCriterion> Read(Fields rule)
    {
        if (rule.Object("parties") is not { } parties) return [];
        var any = parties.Objects("any", Rule.MaxItems, RuleParty.Read).ToList();
        var all = parties.Objects("all", Rule.MaxItems, RuleParty.Read).ToList();
        parties.RefuseOthers();
        if (any.Count + all.Count == 0) parties.Refuse("any", "needs any or all, with a list of parties: [{\"entity\": \"OpenAI\", \"role\": \"buyer\"}]");
        return new[] { any.Count > 0 ? Of(any, false) : null, all.Count > 0 ? Of(all, true) : null }.OfType<PartyCriterion>();
    }

    private static PartyCriterion Of(IEnumerable<RuleParty> parties, bool all) => new([.. parties.Distinct().OrderBy(p => p.EntityId, StringComparer.Ordinal).ThenBy(p => p.Role)], all);

    private static string Names(IEnumerable<RuleParty> parties, Wording words) => string.Join(", ", parties.Select(p => p.Say(words)));
}
