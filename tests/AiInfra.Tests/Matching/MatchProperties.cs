using System.Text.Json;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Matching;
using AiInfra.Parties;
using CsCheck;

namespace AiInfra.Tests.Matching;

public sealed class MatchProperties
{
    private static readonly Gen<string> Words = Gen.OneOf<string>(
        Gen.OneOf("", "Meta builds Hyperion in Louisiana", "OpenAI signs a second $4 billion deal with Oracle", "Une tranche supplémentaire", "Weitere 10 Milliarden Dollar, insgesamt 20", "phase 2 of 3"), Gen.String[0, 60]);

    private static readonly Gen<PartialDate> Dates = Gen.OneOf("2025", "2025-Q3", "2025-09", "2025-09-10", "2025-09-12", "2025-09-22", "2025-10-01", "2024-12").Select(Given.Date);

    private static readonly Gen<DealParty> Parties = Gen.Select(
        Gen.OneOf<string>(Gen.OneOf("OpenAI", "Open AI", "Oracle", "Google", "Alphabet", "Meta", "Smaller AI startups", "small AI start-ups", "Donald Trump"), Gen.String[1, 20]),
        Gen.OneOf(Enum.GetValues<PartyRole>()),
        (name, role) => new DealParty(EntityId.Of(name), name, role));

    private static readonly Gen<Amount> Amounts = Gen.Select(
        Gen.OneOf(4m, 4.1m, 10m, 30m, 60m, 300m, 600m), Gen.OneOf(Enum.GetValues<AmountQualifier>()), Gen.OneOf(Enum.GetValues<AmountPer>()), Gen.OneOf("USD", "EUR"),
        (billions, qualifier, per, currency) => qualifier is AmountQualifier.Undisclosed
            ? Amount.Undisclosed
            : Given.Usd(billions, qualifier) with { Per = per, Currency = currency, Usd = currency == "USD" ? Given.Usd(billions, qualifier).Usd : null });

    private static readonly Gen<Site?> Sites = Gen.OneOf<Site?>(
        null, new Site("Hyperion", "US", "Louisiana", null, null), new Site("Prometheus", "US", "Ohio", null, null), new Site(null, "FR", null, null, null), new Site("Lakeside 2", null, "North Carolina", null, null));

    private static readonly Gen<Term?> Terms = Gen.OneOf<Term?>(null, new Term(null, PartialDate.Year(2028), null), new Term(PartialDate.Year(2027), null, 5), new Term(null, null, 4));

    private static readonly Gen<Deal> Deals = Gen.Select(
        Gen.Select(Words, Words, Dates),
        Gen.Select(Parties.Array[0, 4], Gen.OneOf(Enum.GetValues<DealKind>())),
        Gen.Select(Amounts, Sites, Terms),
        (text, who, what) => Given.Of(what.Item1, who.Item2) with
        {
            Title = text.Item1,
            Summary = text.Item2,
            Announced = text.Item3,
            Parties = [.. who.Item1],
            Site = what.Item2,
            Term = what.Item3,
        });

    private static readonly Gen<MatchFacts> Facts = Gen.Select(Deals, Gen.OneOf("one-deal", "other-deal"), Gen.OneOf<RelationType?>([null, null, null, .. Enum.GetValues<RelationType>().Select(t => (RelationType?)t)])).Select((deal, id, relation) =>
        MatchFacts.Of(deal with { Id = id, Relations = relation is { } type ? [new(type, "other-deal")] : [] }));

    [Fact]
    public void Which_of_two_comes_first_plays_no_part() => Gen.Select(Facts, Facts).Sample((a, b) =>
    {
        var (one, other) = (DealMatch.Of(a, b), DealMatch.Of(b, a));
        Assert.Equal((one.Verdict, one.Score), (other.Verdict, other.Score));
        if (a.DealId != b.DealId) Assert.Equal(one.Explanation, other.Explanation);
    });

    [Fact]
    public void Whatever_is_compared_has_a_score_and_says_why() => Gen.Select(Facts, Facts).Sample((a, b) =>
    {
        var result = DealMatch.Of(a, b);
        Assert.InRange(result.Score, 0, 100);
        Assert.All(result.Parts, part => Assert.NotEmpty(part.Reason));
        Assert.NotEmpty(result.Explanation);
    });

    [Fact]
    public void A_deal_with_an_amount_and_a_party_is_the_same_as_itself_told_again() => Deals
        .Where(d => d.Amount.Qualifier is not AmountQualifier.Undisclosed && d.Parties.Length > 0 && d.Kind is not DealKind.Forecast)
        .Sample(deal => Assert.Equal(MatchVerdict.Same, DealMatch.Of(MatchFacts.Of(deal), MatchFacts.Of(deal with { Id = "told-again" })).Verdict));

    [Fact]
    public void Who_tells_a_deal_changes_nothing() => Gen.Select(Deals, Deals, Words).Sample((a, b, quote) =>
    {
        var source = new Source(new("https://example.com/"), "A paper", SourceType.Press, "en", null, quote);
        var (facts, more) = (MatchFacts.Of(a), MatchFacts.Of(a with { Sources = [source], Certainty = new(CertaintyLevel.Speculative, "one source"), Bindingness = Bindingness.Rumour }));
        Assert.Equal(Json(facts), Json(more));
        Assert.Equal(DealMatch.Of(facts, MatchFacts.Of(b)).Explanation, DealMatch.Of(more, MatchFacts.Of(b)).Explanation);
    });

    [Fact]
    public void Facts_read_back_as_they_were_stored() => Gen.Select(Facts, Facts).Sample((a, b) =>
    {
        var stored = JsonSerializer.Deserialize(Json(a), MatchJson.Default.MatchFacts)!;
        Assert.Equal(Json(a), Json(stored));
        Assert.Equal(a.Keys, stored.Keys);
        Assert.Equal(DealMatch.Of(a, b).Explanation, DealMatch.Of(stored, b).Explanation);
    });

    private static string Json(MatchFacts facts) => JsonSerializer.Serialize(facts, MatchJson.Default.MatchFacts);
}
