using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Functions.Hosting;
using AiInfra.Json;
using AiInfra.Rules;

namespace AiInfra.Functions.Intake;

/// <summary>What a submission would become, without storing it: the deal, which rules it would meet and why, and which known deals it is like.</summary>
internal static class DealPreview
{
    public static JsonResult Of(Deal deal, IReadOnlyList<Likeness> likenesses) => JsonResult.Write(writer =>
    {
        writer.WriteStartObject();
        Write(writer, deal, likenesses);
        writer.WriteEndObject();
    });

    /// <summary>Its members, inside an object.</summary>
    public static void Write(Utf8JsonWriter writer, Deal deal, IReadOnlyList<Likeness> likenesses)
    {
        writer.WritePropertyName("deal");
        JsonSerializer.Serialize(writer, deal, DomainJson.Readable.Deal);
        writer.WriteBoolean("backfill", Alerts.Evaluation.IsBackfill(deal));
        writer.WriteStartArray("rules");
        foreach (var rule in HouseRules.All) Write(writer, rule, rule.Check(deal));
        writer.WriteEndArray();
        writer.WriteStartArray("matches");
        foreach (var likeness in likenesses) Write(writer, likeness);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Rule rule, CriterionResult check)
    {
        writer.WriteStartObject();
        writer.WriteString("id", rule.Id);
        writer.WriteString("name", rule.Name);
        writer.WriteBoolean("met", check.Met);
        writer.WriteString("reason", check.Reason);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Likeness likeness)
    {
        writer.WriteStartObject();
        writer.WriteString("dealId", likeness.DealId);
        writer.WriteString("verdict", SnakeCase.Of(likeness.Result.Verdict));
        writer.WriteString("why", likeness.Result.Explanation);
        writer.WriteEndObject();
    }
}
