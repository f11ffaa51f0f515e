using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Rules.Text;

namespace AiInfra.Rules;

/// <summary>The site is in one of these countries: <c>country in (FR, US)</c>. A deal without a site is in none.</summary>
/// <param name="Countries">ISO 3166-1 alpha-2, upper case.</param>
public sealed record CountryCriterion(ImmutableArray<string> Countries) : Criterion
{
    private const string WhatIsRight = "countries are codes of two letters (ISO 3166-1) such as US or FR";

    public override string Text => $"country in {RuleText.List(Countries)}";

    public override IEnumerable<string> Keys => Countries.Select(DealKeys.Country);

    public override int Selectivity => 3;

    public override bool IsMet(Deal deal) => deal?.Site?.Country is { } country && Countries.Contains(country);

    protected override string Reason(Deal deal, bool met, Wording words) =>
        deal.Site?.Country is { } country ? words.Say("its country is {0}", PlainText.Of(country)) : words.Say("no country is known");

    public override void Write(Utf8JsonWriter json) => json.WriteStrings("countries", Countries);

    internal static CountryCriterion? Parse(RuleCursor cursor)
    {
        if (cursor.TakeAny("country", "countries") is null) return null;
        if (cursor.TakeAny("in", "any", "is", "=") is null) throw cursor.Wrong("country must go on with in (…)");
        return Of(cursor.Items(WhatIsRight)) ?? throw cursor.Wrong(WhatIsRight);
    }

    internal static CountryCriterion? Read(Fields rule)
    {
        if (rule.Texts("countries", 40) is not { } countries) return null;
        if (Of(countries) is { } criterion) return criterion;
        rule.Refuse("countries", WhatIsRight);
        return null;
    }

    private static CountryCriterion? Of(IEnumerable<string> codes)
    {
        var upper = codes.Select(c => c.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        return upper.All(Deals.Countries.IsCode) ? new(upper) : null;
    }
}
