using System.Collections.Immutable;
using AiInfra.Alerts;
using AiInfra.Deals;

namespace AiInfra.Rules;

/// <summary>The kind of the deal is one of some, or none of some.</summary>
public sealed record KindCriterion(ImmutableArray<DealKind> Kinds, bool Excluded) : Criterion
{
    public static KindCriterion NoneOf(params DealKind[] kinds) => new([.. kinds], Excluded: true);

    public static KindCriterion AnyOf(params DealKind[] kinds) => new([.. kinds], Excluded: false);

    public override CriterionResult Check(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        var met = Kinds.Contains(deal.Kind) != Excluded;
        // That a deal is not of a kind nobody would expect of it is no news: only a failure says it.
        var reason = met && Excluded ? "" : $"its kind is {AlertText.Words(deal.Kind)}";
        return new(met, reason);
    }
}
