using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Json;
using AiInfra.Rules.Text;

namespace AiInfra.Rules;

/// <summary>The headline amount against a bound in US dollars: <c>amount &gt; 10B USD</c>. <c>Over</c> excludes the bound: a deal of exactly $10B is not over $10B.</summary>
/// <param name="Bound">US dollars.</param>
/// <param name="Inclusive">True for "at least", false for "over".</param>
public sealed record AmountCriterion(decimal Bound, bool Inclusive) : Criterion
{
    /// <summary>The largest bound, in US dollars: what the world earns in a year.</summary>
    internal const decimal MaxBound = 100e12m;

    public override string Text => $"amount {RuleText.Comparison(Inclusive)} {RuleText.Money(Bound)}";

    public static AmountCriterion Over(decimal usd) => new(usd, Inclusive: false);

    public static AmountCriterion AtLeast(decimal usd) => new(usd, Inclusive: true);

    public override bool IsMet(Deal deal) => deal?.Headline is { } headline && (Inclusive ? headline.IsAtLeast(Bound) : headline.IsOver(Bound));

    protected override string Reason(Deal deal, bool met, Wording words)
    {
        var amount = words.Amount(deal.Amount);
        if (deal.Headline is null) return $"{amount}: {WhyNoHeadline(deal.Amount, words)}";
        var bound = words.Money(Bound, "USD");
        return (met, Inclusive) switch
        {
            (true, true) => words.Say("{0} is at least {1}", amount, bound),
            (true, false) => words.Say("{0} is over {1}", amount, bound),
            (false, true) => words.Say("{0} is not at least {1}", amount, bound),
            _ => words.Say("{0} is not over {1}", amount, bound),
        };
    }

    public override void Write(Utf8JsonWriter json) => Write(json, "amount", Bound, Inclusive);

    internal static void Write(Utf8JsonWriter json, string name, decimal bound, bool inclusive)
    {
        json.WriteStartObject(name);
        json.WriteString(inclusive ? "atLeast" : "over", MoneyConverter.Text(bound));
        json.WriteEndObject();
    }

    internal static AmountCriterion? Parse(RuleCursor cursor)
    {
        if (!cursor.Take("amount")) return null;
        var inclusive = RuleText.Inclusive(cursor);
        var bound = RuleText.Money(cursor);
        return bound is >= 0 and <= MaxBound ? new(bound, inclusive) : throw cursor.Wrong("the bound of an amount must be from 0 to 100T USD");
    }

    internal static AmountCriterion? Read(Fields rule) => rule.Object("amount") is { } amount ? ReadBound(amount) : null;

    /// <summary><c>{"over": "10000000000"}</c> or <c>{"atLeast": …}</c>.</summary>
    internal static AmountCriterion? ReadBound(Fields fields, params ReadOnlySpan<string> others)
    {
        var over = fields.Number("over", 0, MaxBound, "US dollars");
        var atLeast = fields.Number("atLeast", 0, MaxBound, "US dollars");
        fields.RefuseOthers(others);
        if (over is null == atLeast is null) fields.Refuse("over", "needs either over or atLeast, in US dollars: {\"over\": \"10000000000\"}");
        return over is { } bound ? new(bound, false) : atLeast is { } least ? new(least, true) : null;
    }

    private static string WhyNoHeadline(Amount amount, Wording words) => amount switch
    {
        { Qualifier: AmountQualifier.Undisclosed } => words.Say("nothing to compare"),
        { OtherReading: not null } => words.Say("it can be read in two ways and waits for a person"),
        { Usd: null } => words.Say("not yet converted to US dollars"),
        _ => words.Say("a price per gigawatt without the gigawatts"),
    };
}
