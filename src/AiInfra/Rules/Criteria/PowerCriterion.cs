using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Rules.Text;

namespace AiInfra.Rules;

/// <summary>The announced power against a bound in gigawatts: <c>power &gt;= 1 GW</c>.</summary>
/// <param name="Gigawatts">GW.</param>
/// <param name="Inclusive">True for "at least", false for "over".</param>
public sealed record PowerCriterion(decimal Gigawatts, bool Inclusive) : Criterion
{
    private const decimal MaxGigawatts = 10_000;

    public override string Text => $"power {RuleText.Comparison(Inclusive)} {RuleText.Plain(Gigawatts)} GW";

    public override IEnumerable<string> Keys => [DealKeys.Power];

    public override int Selectivity => 2;

    public override bool IsMet(Deal deal) => deal?.Power?.AnnouncedGigawatts is { } power && (Inclusive ? power >= Gigawatts : power > Gigawatts);

    protected override string Reason(Deal deal, bool met, Wording words)
    {
        if (deal.Power?.AnnouncedGigawatts is not { } power) return words.Say("no power is announced");
        var (announced, bound) = (words.Say("{0} GW", words.Number(power, 3)), words.Say("{0} GW", words.Number(Gigawatts, 3)));
        return (met, Inclusive) switch
        {
            (true, true) => words.Say("{0} is at least {1}", announced, bound),
            (true, false) => words.Say("{0} is over {1}", announced, bound),
            (false, true) => words.Say("{0} is not at least {1}", announced, bound),
            _ => words.Say("{0} is not over {1}", announced, bound),
        };
    }

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("power");
        json.WriteNumber(Inclusive ? "atLeast" : "over", Gigawatts);
        json.WriteEndObject();
    }

    internal static PowerCriterion? Parse(RuleCursor cursor)
    {
        if (!cursor.Take("power")) return null;
        var inclusive = RuleText.Inclusive(cursor);
        var gigawatts = cursor.Number("power must be a figure in gigawatts such as 1 GW");
        if (cursor.TakeAny("mw", "megawatts") is not null) gigawatts /= 1000;
        else cursor.TakeAny("gw", "gigawatts");
        return gigawatts is >= 0 and <= MaxGigawatts ? new(gigawatts, inclusive) : throw cursor.Wrong("power must be from 0 to 10000 GW");
    }

    internal static PowerCriterion? Read(Fields rule)
    {
        if (rule.Object("power") is not { } power) return null;
        var over = power.Number("over", 0, MaxGigawatts, "gigawatts");
        var atLeast = power.Number("atLeast", 0, MaxGigawatts, "gigawatts");
        power.RefuseOthers();
        if (over is null == atLeast is null) power.Refuse("atLeast", "needs either over or atLeast, in gigawatts: {\"atLeast\": 1}");
        return over is { } bound ? new(bound, false) : atLeast is { } least ? new(least, true) : null;
    }
}
