using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Json;
using AiInfra.Rules.Text;

namespace AiInfra.Rules;

/// <summary>How certain the deal is at least: <c>certainty &gt;= likely</c>.</summary>
public sealed record CertaintyCriterion(CertaintyLevel Level) : Criterion
{
    public override string Text => $"certainty >= {SnakeCase.Of(Level)}";

    public override bool IsMet(Deal deal) => deal?.Certainty.Level >= Level;

    protected override string Reason(Deal deal, bool met, Wording words) => words.Say("its certainty is {0}", words.Word(deal.Certainty.Level));

    public override void Write(Utf8JsonWriter json) => json.WriteString("certainty", SnakeCase.Of(Level));

    internal static CertaintyCriterion? Parse(RuleCursor cursor) => cursor.Take("certainty") ? new(cursor.AtLeast<CertaintyLevel>("certainty")) : null;

    internal static CertaintyCriterion? Read(Fields rule) => rule.Word<CertaintyLevel>("certainty") is { } level ? new(level) : null;
}
