using System.Collections.Immutable;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Matching.Evidence;

namespace AiInfra.Matching;

/// <summary>
/// Judges whether two descriptions tell of the same deal, and says why. Pure and symmetric: which of the two came first plays no part.
/// When in doubt it is unsure, because a deal wrongly taken for another is lost to those who wait for it.
/// </summary>
public static class DealMatch
{
    /// <summary>Further apart than this no two announcements tell of one deal.</summary>
    public const int WindowDays = 21;

    public static MatchResult Of(MatchFacts a, MatchFacts b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var (one, other) = Order(a).CompareTo(Order(b)) <= 0 ? (a, b) : (b, a);
        if (RelationFit.Of(one, other) is { } told) return told;
        var found = new Findings(one, other);
        return (one.Kind is DealKind.Forecast, other.Kind is DealKind.Forecast) switch
        {
            (true, true) => Result(ForecastVerdict.Of(found), found),
            (false, false) => Result(DealVerdict.Of(found), found),
            _ => Result(MatchVerdict.Different, found),
        };
    }

    /// <summary>An order of the two that does not depend on who asks, so that both are told the same reasons in the same words.</summary>
    private static (DateOnly, DateOnly, string, string, DealKind, string) Order(MatchFacts facts) => (facts.Announced.First, facts.Announced.Last, facts.DealId, facts.Title, facts.Kind, AmountText.Of(facts.Amount));

    private static MatchResult Result(MatchVerdict verdict, Findings found)
    {
        ImmutableArray<MatchPart> parts = [.. found.Parts];
        return new(verdict, Math.Clamp(parts.Sum(part => part.Points), 0, 100), parts);
    }
}
