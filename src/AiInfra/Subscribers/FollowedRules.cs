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

    /// <summary>Cumulative rules among them: each is asked of every deal of its party.</summary>
    public const int MaxTotals = 3;

    /// <summary>Without either member it is the default rule of the house.</summary>
    /// <param name="fields">What was sent.</param>
    /// <param name="rules">In force.</param>
    /// <param name="known">Rules of their own that they follow already and may name by id; whether others ask the same is nobody's to learn.</param>
    public static FollowedRules Read(Fields fields, RuleSet rules, params IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(rules);
        var named = ReadIds(fields, rules, [.. known]);
        var criteria = RuleReader.ReadList(fields, "when", MaxRules);
        if (criteria.Count(c => c.OfType<TotalCriterion>().Any()) > MaxTotals) fields.Refuse("when", $"must hold at most {MaxTotals} cumulative rules");
        var isDefault = named.IsEmpty && criteria.Count == 0 && fields.Raw("rules") is null && fields.Raw("when") is null;
        if (isDefault && rules.Find(HouseRules.OverTenBillion.Id) is null) fields.Refuse("rules", $"is missing: {Known(rules)}");
        return Of(isDefault ? [HouseRules.OverTenBillion.Id] : named, criteria.Select(c => Rule.Own(c)), rules);
    }

    /// <summary>Criteria that a rule of the house asks too are that rule.</summary>
    public static FollowedRules Of(IEnumerable<string> ids, IEnumerable<Rule> own, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var house = rules.House.ToLookup(r => r.Text, StringComparer.Ordinal);
        var followed = own.Select(rule => house[rule.Text].FirstOrDefault() ?? rule).DistinctBy(r => r.Id).ToList();
        return new([.. ids.Concat(followed.Select(r => r.Id)).Distinct(StringComparer.Ordinal)], [.. followed.Where(r => r.IsOwn)]);
    }

    private static ImmutableArray<string> ReadIds(Fields fields, RuleSet rules, HashSet<string> known)
    {
        if (fields.Raw("rules") is not { } named) return [];
        ImmutableArray<string> wanted = named.ValueKind is JsonValueKind.Array && named.GetArrayLength() <= 2 * MaxRules ? [.. named.EnumerateArray().Select(Id).Distinct()] : [];
        if ((wanted.IsEmpty && fields.Raw("when") is null) || wanted.Any(id => !known.Contains(id) && rules.House.All(r => r.Id != id)))
            fields.Refuse("rules", $"must name rules of the house: {Known(rules)}");
        return wanted;
    }

    private static string Known(RuleSet rules) =>
        (rules.House.IsEmpty ? "there are none now" : $"known are {string.Join(", ", rules.House.Select(r => r.Id))}") + ". Criteria of your own go into when: \"amount > 5B USD and party any (OpenAI)\"";

    private static string Id(JsonElement rule) => rule.ValueKind is JsonValueKind.String && Fields.TryDecode(rule, out var id) ? id : "";
}
