using System.Collections.Immutable;
using AiInfra.Amounts;
using AiInfra.Deals;

namespace AiInfra.Rules;

/// <summary>A named question about a deal: it is met when every criterion is.</summary>
/// <param name="Id">Lower-case words and dashes; part of table keys.</param>
public sealed record Rule(string Id, string Name, ImmutableArray<Criterion> Criteria)
{
    /// <summary>
    /// Whether the deal meets the rule, with the reason in words: of every criterion when met, of those that fail when not.
    /// A deal that was found to be the same as another meets none: it is told there.
    /// </summary>
    public CriterionResult Check(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        if (deal.MergedInto is { } other) return new(false, $"the same deal as {other}");
        var results = Criteria.Select(c => c.Check(deal)).ToList();
        var met = results.TrueForAll(r => r.Met);
        return new(met, string.Join("; ", results.Where(r => r.Met == met).Select(r => r.Reason).Where(r => r.Length > 0)));
    }
}

/// <param name="Reason">Which criterion met (or failed) on which value, in words.</param>
public readonly record struct CriterionResult(bool Met, string Reason);

/// <summary>One question about one side of a deal. Adding a criterion is one file.</summary>
public abstract record Criterion
{
    public abstract CriterionResult Check(Deal deal);

    /// <summary>A figure as rules and reasons write it: "$10 billion".</summary>
    protected static string Usd(decimal value) => AmountText.Money(value, "USD");
}
