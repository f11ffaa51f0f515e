using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Rules;

namespace AiInfra.Subscribers;

/// <summary>
/// Which rules a subscriber asks to follow: <c>rules</c>, ids of the house's rules, and <c>when</c>, criteria of their own, one rule or a list. The one place where both doors, the operators' and the subscribers' own, read them.
/// </summary>
/// <param name="Ids">Of all of them.</param>
/// <param name="Own">Those that may not be in force yet.</param>
public sealed record FollowedRules(ImmutableArray<string> Ids, ImmutableArray<Rule> Own)
{
    public const int MaxRules = 20;

    /// <summary>Without either member it is the default rule of the house.</summary>
    public static FollowedRules Read(Fields fields, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(rules);
        var named = ReadIds(fields, rules);
        var criteria = RuleReader.ReadList(fields, "when", MaxRules);
        return Of(named.IsEmpty && criteria.Count == 0 ? [HouseRules.OverTenBillion.Id] : named, criteria.Select(c => Rule.Own(c)), rules);
    }

    /// <summary>Criteria that a rule of the house asks too are that rule.</summary>
    public static FollowedRules Of(IEnumerable<string> ids, IEnumerable<Rule> own, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var house = rules.House.ToLookup(r => r.Text, StringComparer.Ordinal);
        var followed = own.Select(rule => house[rule.Text].FirstOrDefault() ?? rule).DistinctBy(r => r.Id).ToList();
        return new([.. ids.Concat(followed.Select(r => r.Id)).Distinct(StringComparer.Ordinal)], [.. followed.Where(r => r.IsOwn)]);
    }

    private static ImmutableArray<string> ReadIds(Fields fields, RuleSet rules)
    {
        if (fields.Raw("rules") is not { } named) return [];
        ImmutableArray<string> wanted = named.ValueKind is JsonValueKind.Array && named.GetArrayLength() <= 2 * MaxRules ? [.. named.EnumerateArray().Select(Id).Distinct()] : [];
        if ((wanted.IsEmpty && fields.Raw("when") is null) || wanted.Any(id => rules.Find(id) is null))
            fields.Refuse("rules", $"must be an array of rule ids; known are {string.Join(", ", rules.House.Select(r => r.Id))}. Criteria of your own go into when");
        return wanted;
    }

    private static string Id(JsonElement rule) => rule.ValueKind is JsonValueKind.String && Fields.TryDecode(rule, out var id) ? id : "";
}
