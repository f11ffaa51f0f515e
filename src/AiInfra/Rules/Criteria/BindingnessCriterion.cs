using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Json;
using AiInfra.Rules.Text;

namespace AiInfra.Rules;

/// <summary>How binding the deal is at least: <c>bindingness &gt;= definitive</c>, in the order rumour, reported, letter of intent, definitive, closed. What is terminated binds nobody.</summary>
public sealed record BindingnessCriterion(Bindingness Least) : Criterion
{
    public override string Text => $"bindingness >= {SnakeCase.Of(Least)}";

    public override bool IsMet(Deal deal) => deal?.Bindingness >= Least && deal.Bindingness is not Bindingness.Terminated;

    protected override string Reason(Deal deal, bool met, Wording words) => words.Say("its bindingness is {0}", words.Word(deal.Bindingness));

    public override void Write(Utf8JsonWriter json) => json.WriteString("bindingness", SnakeCase.Of(Least));

    internal static BindingnessCriterion? Parse(RuleCursor cursor)
    {
        if (!cursor.Take("bindingness")) return null;
        var least = cursor.AtLeast<Bindingness>("bindingness");
        return least is Bindingness.Terminated ? throw cursor.Wrong(WhatIsRight) : new(least);
    }

    internal static BindingnessCriterion? Read(Fields rule)
    {
        if (rule.Word<Bindingness>("bindingness") is not { } least) return null;
        if (least is not Bindingness.Terminated) return new(least);
        rule.Refuse("bindingness", WhatIsRight);
        return null;
    }

    private const string WhatIsRight = "bindingness must be at least rumour, reported, letter_of_intent, definitive or closed";
}
