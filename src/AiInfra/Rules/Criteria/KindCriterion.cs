using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Json;
using AiInfra.Rules.Text;

namespace AiInfra.Rules;

/// <summary>The kind of the deal is one of some, or none of some: <c>kind in (cloud_contract, equity)</c>, <c>kind not in (forecast)</c>.</summary>
public sealed record KindCriterion(ImmutableArray<DealKind> Kinds, bool Excluded) : Criterion
{
    public override string Text => $"kind {(Excluded ? "not in" : "in")} {RuleText.List(Kinds.Select(SnakeCase.Of))}";

    public override IEnumerable<string> Keys => Excluded ? [] : Kinds.Select(DealKeys.Kind);

    public override int Selectivity => Excluded ? 0 : 1;

    public static KindCriterion NoneOf(params DealKind[] kinds) => new(Sorted(kinds), Excluded: true);

    public static KindCriterion AnyOf(params DealKind[] kinds) => new(Sorted(kinds), Excluded: false);

    public override bool IsMet(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return Kinds.Contains(deal.Kind) != Excluded;
    }

    /// <summary>That a deal is not of a kind nobody would expect of it is no news: only a failure says it.</summary>
    protected override string Reason(Deal deal, bool met, Wording words) => met && Excluded ? "" : words.Say("its kind is {0}", words.Word(deal.Kind));

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("kinds");
        json.WriteStrings(Excluded ? "not" : "in", Kinds.Select(SnakeCase.Of));
        json.WriteEndObject();
    }

    internal static KindCriterion? Parse(RuleCursor cursor)
    {
        if (cursor.TakeAny("kind", "kinds") is null) return null;
        var excluded = cursor.TakeAny("not in", "!=", "is not") is not null;
        if (!excluded && cursor.TakeAny("in", "=", "is") is null) throw cursor.Wrong("kind must go on with in (…) or not in (…)");
        return new(Sorted(cursor.Words<DealKind>("a kind")), excluded);
    }

    internal static KindCriterion? Read(Fields rule)
    {
        if (rule.Object("kinds") is not { } kinds) return null;
        var any = kinds.Words<DealKind>("in");
        var none = kinds.Words<DealKind>("not");
        kinds.RefuseOthers();
        if (any is null == none is null) kinds.Refuse("in", "needs either in or not, with a list of kinds");
        return (any ?? none) is { } listed ? new(Sorted(listed), any is null) : null;
    }

    private static ImmutableArray<DealKind> Sorted(IEnumerable<DealKind> kinds) => [.. kinds.Distinct().Order()];
}
