using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Rules;

namespace AiInfra.Functions.Rules;

/// <summary>Reads rules as an operator enters and changes them: <c>{"id": "big-power", "name": "Big power deals", "when": "power &gt;= 1 GW and bindingness &gt;= definitive", "urgent": true}</c>.</summary>
internal static class HouseRuleReader
{
    private const int MaxName = 200;

    /// <returns>Null when there are errors.</returns>
    public static Rule? Read(JsonElement json, List<FieldError> errors)
    {
        if (json.ValueKind is not JsonValueKind.Object) return NoObject(errors);
        var fields = new Fields(json, "#", errors);
        var id = fields.Text("id", 100) ?? "";
        var (name, when, urgent) = Parts(fields);
        if (!IsId(id)) fields.Refuse("id", "must be 1 to 60 lower-case letters, digits and dashes, such as big-power, not begin with own-, and not be test");
        if (fields.Raw("when") is null) fields.Refuse("when", "is missing: the criteria, such as \"amount > 10B USD and kind in (cloud_contract)\"");
        return errors.Count > 0 ? null : new(id, name ?? new Rule(id, "", when!.Value).Text, when!.Value) { Urgent = urgent ?? false };
    }

    /// <summary>Members that are named replace what was there.</summary>
    /// <returns>Null when there are errors.</returns>
    public static Rule? Change(Rule rule, JsonElement json, List<FieldError> errors)
    {
        if (json.ValueKind is not JsonValueKind.Object) return NoObject(errors);
        var fields = new Fields(json, "#", errors);
        var (name, when, urgent) = Parts(fields, "id");
        return errors.Count > 0 ? null : new(rule.Id, name ?? rule.Name, when ?? rule.Criteria) { Urgent = urgent ?? rule.Urgent };
    }

    private static (string? Name, ImmutableArray<Criterion>? When, bool? Urgent) Parts(Fields fields, params ReadOnlySpan<string> others)
    {
        var parts = (fields.Text("name", MaxName), RuleReader.Read(fields, "when"), fields.Flag("urgent"));
        fields.RefuseOthers(["text", .. others]);
        return parts;
    }

    private static Rule? NoObject(List<FieldError> errors)
    {
        errors.Add(new("#", "must be one JSON object: a rule"));
        return null;
    }

    private static bool IsId(string id) => id is { Length: > 0 and <= 60 } && id.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-') && !Rule.IsOwnId(id) && id != HouseRules.Test.Id;
}
