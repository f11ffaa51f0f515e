using System.Text.Json;
using AiInfra.Functions.Hosting;
using AiInfra.Rules;

namespace AiInfra.Functions.Rules;

/// <summary>Rules as an answer, in both forms: what is answered can be sent again.</summary>
internal static class RuleResult
{
    public const string Unknown = "There is no rule with this id.";

    public static JsonResult Of(Rule rule, int status = 200) => JsonResult.Write(writer => Write(writer, rule), status, ("Location", "/api/rules/" + rule.Id));

    public static void Write(Utf8JsonWriter writer, Rule rule)
    {
        writer.WriteStartObject();
        writer.WriteString("id", rule.Id);
        writer.WriteString("name", rule.Name);
        writer.WriteString("text", rule.Text);
        writer.WritePropertyName("when");
        rule.WriteCriteria(writer);
        writer.WriteBoolean("urgent", rule.Urgent);
        writer.WriteEndObject();
    }
}
