using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Rules;

namespace AiInfra.Subscribers;

/// <summary>Which rules a subscriber asks to follow: the one place where both doors, the operators' and the subscribers' own, read them.</summary>
public static class FollowedRules
{
    /// <summary>Without the member it is the default rule of the house.</summary>
    public static ImmutableArray<string> Read(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Raw("rules") is not { } rules) return [HouseRules.OverTenBillion.Id];
        var known = HouseRules.All.Select(r => r.Id).ToList();
        ImmutableArray<string> wanted = rules.ValueKind is JsonValueKind.Array ? [.. rules.EnumerateArray().Select(Id).Distinct()] : [];
        if (wanted.IsEmpty || wanted.Except(known).Any()) fields.Refuse("rules", $"must be an array of rule ids; known are {string.Join(", ", known)}");
        return wanted;
    }

    private static string Id(JsonElement rule) => rule.ValueKind is JsonValueKind.String && Fields.TryDecode(rule, out var id) ? id : "";
}
