using AiInfra.Deals;

namespace AiInfra.Rules;

/// <summary>The operator's own rules: they feed the public feed, and subscribers may follow them.</summary>
public static class HouseRules
{
    /// <summary>Deals over $10B of every kind but forecast.</summary>
    public static readonly Rule OverTenBillion = new("over-10b", "Deals over $10 billion", [AmountCriterion.Over(10_000_000_000m), KindCriterion.NoneOf(DealKind.Forecast)]);

    /// <summary>Met by every test deal and by no other; an operator follows it to see that the system works.</summary>
    public static readonly Rule Test = new("test", "Test of the system; nothing was announced", []);

    public static readonly IReadOnlyList<Rule> All = [OverTenBillion];
}
