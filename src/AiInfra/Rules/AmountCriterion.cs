using AiInfra.Amounts;
using AiInfra.Deals;

namespace AiInfra.Rules;

/// <summary>The headline amount against a bound in US dollars. <c>Over</c> excludes the bound: a deal of exactly $10B is not over $10B.</summary>
/// <param name="Bound">US dollars.</param>
/// <param name="Inclusive">True for "at least", false for "over".</param>
public sealed record AmountCriterion(decimal Bound, bool Inclusive) : Criterion
{
    public static AmountCriterion Over(decimal usd) => new(usd, Inclusive: false);

    public static AmountCriterion AtLeast(decimal usd) => new(usd, Inclusive: true);

    public override CriterionResult Check(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        var words = AmountText.Of(deal.Amount);
        if (deal.Headline is not { } headline) return new(false, $"{words}: {WhyNoHeadline(deal.Amount)}");
        var met = Inclusive ? headline.IsAtLeast(Bound) : headline.IsOver(Bound);
        return new(met, $"{words} is {(met ? "" : "not ")}{(Inclusive ? "at least" : "over")} {Usd(Bound)}");
    }

    private static string WhyNoHeadline(Amount amount) => amount switch
    {
        { Qualifier: AmountQualifier.Undisclosed } => "nothing to compare",
        { OtherReading: not null } => "it can be read in two ways and waits for a person",
        { Usd: null } => "not yet converted to US dollars",
        _ => "a price per gigawatt without the gigawatts",
    };
}
