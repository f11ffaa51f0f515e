namespace AiInfra.Matching.Evidence;

internal enum SiteAgreement { Nothing, Region, Named, Apart, Against }

/// <summary>Whether two descriptions name the same place. A country alone is too large to speak for anything; two countries speak against.</summary>
internal sealed record SiteFit(SiteAgreement Agreement, MatchPart? Part)
{
    private const string What = "site";

    public static SiteFit Of(MatchFacts a, MatchFacts b)
    {
        if (a.Site?.Country is { } here && b.Site?.Country is { } there && here != there) return Against($"sites in two countries ({here}, {there})");
        var (one, other) = (SiteWords.Of(a), SiteWords.Of(b));
        var (titleA, titleB) = (PlainWords.List(a.Title), PlainWords.List(b.Title));
        var region = SiteWords.Share(one.Place, other.Place) || SiteWords.Share(one.Place, titleB) || SiteWords.Share(other.Place, titleA);
        var named = SiteWords.Share(one.Name, other.Name.Concat(other.Place).Concat(titleB)) || SiteWords.Share(other.Name, one.Place.Concat(titleA));
        if ((named || region) && one.Marks.Length > 0 && other.Marks.Length > 0 && !one.Marks.SequenceEqual(other.Marks)) return Against($"sites that differ in a number or a point of the compass ({Places(a, b)})");
        if (named) return new(SiteAgreement.Named, new(What, 15, $"the same site ({Places(a, b)})"));
        if (one.Place.Length > 0 && other.Place.Length > 0 && !region) return Against($"sites in other regions ({Places(a, b)})");
        var bothNamed = one.Name.Length > 0 && other.Name.Length > 0;
        return (bothNamed, region) switch
        {
            (true, true) => new(SiteAgreement.Nothing, new(What, 0, $"other site names in one region ({Places(a, b)})")),
            (true, false) => new(SiteAgreement.Apart, new(What, -20, $"other site names ({Places(a, b)})")),
            (false, true) => new(SiteAgreement.Region, new(What, 8, $"the same region ({Places(a, b)})")),
            _ when TitleNames.InBoth(a, b) is { } name => new(SiteAgreement.Region, new(What, 8, $"{name} in both titles")),
            _ => new(SiteAgreement.Nothing, null),
        };
    }

    private static SiteFit Against(string reason) => new(SiteAgreement.Against, new(What, -40, reason));

    private static string Places(MatchFacts a, MatchFacts b) => string.Join(" – ", new[] { Place(a), Place(b) }.Where(place => place.Length > 0).Distinct());

    private static string Place(MatchFacts facts) => string.Join(", ", new[] { facts.Site?.Name, facts.Site?.Region }.OfType<string>());
}
