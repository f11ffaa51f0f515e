using System.Text.Json;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Json;
using AiInfra.Parties;

namespace AiInfra.Tests.Deals;

public sealed class SubmissionReaderTests
{
    private const string Least = """{"kind":"cloud_contract","parties":[{"name":"OpenAI","role":"buyer"}],"amount":"$300 billion over five years from 2027"}""";

    private const string Everything = """
        {
          "title": "A deal", "summary": "Two\nlines", "kind": "data_center", "bindingness": "definitive", "status": "construction", "announced": "2026-Q3",
          "parties": [{ "name": "Société Générale S.A.", "role": "lender" }, { "name": "OpenAI, Inc.", "role": "owner" }],
          "amount": { "text": "between $3 billion and $4 billion", "low": "3000000000", "high": 4000000000, "currency": "usd", "qualifier": "between", "basis": "committed", "per": "total" },
          "term": { "start": "2027", "end": "2031-06", "years": 4.5 },
          "site": { "name": "Abilene", "country": "us", "region": "Texas", "latitude": 32.45, "longitude": "-99.73" },
          "power": { "announcedGigawatts": 1.2, "liveGigawatts": 0.2, "source": "solar" },
          "relations": [{ "type": "tranche_of", "dealId": "2025-01-openai-500b-abcdefgh" }],
          "countsInTotals": { "counts": false, "reason": "counted elsewhere" },
          "sources": [{ "url": "https://example.com/a", "publisher": "Example", "type": "filing", "language": "en-US", "publishedAt": "2026-09-01", "quote": "« dit-il »" }],
          "certainty": { "level": "likely" }
        }
        """;

    [Fact]
    public void The_least_submission_is_filled_in_with_what_can_be_derived()
    {
        var deal = Given.Submitted(Least);

        Assert.Equal("OpenAI: $300 billion cloud contract", deal.Title);
        Assert.Equal((Bindingness.Reported, DealStatus.Announced, "2026-11-20"), (deal.Bindingness, deal.Status, deal.Announced.ToString()));
        Assert.Equal((5m, "2027"), (deal.Term!.Years, deal.Term.Start.ToString()));
        Assert.Equal(new(CertaintyLevel.Speculative, "no source named"), deal.Certainty);
        Assert.True(deal.CountsInTotals.Counts);
    }

    [Theory]
    [InlineData("2026-10-02", """{"publisher":"A daily","publishedAt":"2026-10-05"},{"publisher":"A weekly","publishedAt":"2026-10-02"},{"publisher":"A blog"}""")]
    [InlineData("2026-10-02", """{"publisher":"A yearbook","publishedAt":"2026"},{"publisher":"A weekly","publishedAt":"2026-10-02"}""")]
    [InlineData("2026-10-31", """{"publisher":"A monthly","publishedAt":"2026-10"},{"publisher":"A daily","publishedAt":"2026-10-31"}""")]
    [InlineData("2025-Q3", """{"publisher":"A quarterly","publishedAt":"2025-Q3"}""")]
    [InlineData("2026-11-20", """{"publisher":"A blog"}""")]
    [InlineData("2026-11-20", """{"publisher":"A paper of tomorrow's tomorrow","publishedAt":"2026-11-22"}""")]
    public void A_deal_without_a_date_was_announced_when_its_first_source_was_published(string announced, string sources) =>
        Assert.Equal(announced, Given.Submitted($$"""{"kind":"equity","parties":[{"name":"OpenAI","role":"investee"}],"amount":"$1 billion","sources":[{{sources}}]}""").Announced.ToString());

    [Fact]
    public void The_date_that_is_given_stands_whatever_the_sources_say() =>
        Assert.Equal("2026-09", Given.Submitted("""{"kind":"equity","announced":"2026-09","parties":[{"name":"OpenAI","role":"investee"}],"amount":"$1 billion","sources":[{"publisher":"A daily","publishedAt":"2026-09-03"}]}""").Announced.ToString());

    [Fact]
    public void Every_field_is_read_and_comes_back()
    {
        var deal = Given.Submitted(Everything);
        using var json = JsonSerializer.SerializeToDocument(deal, DomainJson.Readable.Deal);
        var again = Given.Submitted(json.RootElement.GetRawText());

        Assert.Equal(JsonSerializer.Serialize(deal, DomainJson.Default.Deal), JsonSerializer.Serialize(again, DomainJson.Default.Deal));
        Assert.Equal(["societe-generale", "openai"], deal.Parties.Select(p => p.EntityId));
        Assert.Equal((3_000_000_000m, 4_000_000_000m, "USD", AmountBasis.Committed), (deal.Amount.Low, deal.Amount.High, deal.Amount.Currency, deal.Amount.Basis));
        Assert.Equal(new Site("Abilene", "US", "Texas", 32.45m, -99.73m), deal.Site);
        Assert.Equal(new Power(1.2m, 0.2m, EnergySource.Solar), deal.Power);
        Assert.Equal(new CountsInTotals(false, "counted elsewhere", ByOperator: true), deal.CountsInTotals);
        Assert.Equal(CertaintyLevel.Likely, deal.Certainty.Level);
        Assert.Equal("« dit-il »", deal.Sources[0].Quote);
    }

    [Fact]
    public void Five_mistakes_are_five_errors_with_pointers()
    {
        var errors = Given.Errors("""
            {"kind":"merger","parties":[{"name":"OpenAI","role":"friend"}],"amount":{"value":"-5","currency":"USD"},"announced":"2999-01-01","sources":[{"url":"ftp://example.com"}]}
            """);

        Assert.Equal(["#/kind", "#/announced", "#/amount/value", "#/parties/0/role", "#/sources/0/url"], errors.Select(e => e.Pointer));
        Assert.All(errors, e => Assert.NotEmpty(e.Detail));
    }

    [Theory]
    [InlineData("""{"kind":"debt","parties":[{"name":"A","role":"lender"}],"amount":300000000000}""", "#/amount")]
    [InlineData("""{"kind":"debt","parties":[{"name":"A","role":"lender"}]}""", "#/amount")]
    [InlineData("""{"kind":"debt","parties":[],"amount":"$1 billion"}""", "#/parties")]
    [InlineData("""{"kind":"debt","amount":"$1 billion"}""", "#/parties")]
    [InlineData("""{"parties":[{"name":"A","role":"lender"}],"amount":"$1 billion"}""", "#/kind")]
    [InlineData("""{"kind":"debt","parties":[{"name":"A","role":"lender"}],"amount":"$1 billion","amout":1}""", "#/amout")]
    [InlineData("""{"kind":"debt","parties":[{"name":"A","role":"lender"}],"amount":{"value":"1","currency":"dollars"}}""", "#/amount/currency")]
    [InlineData("""{"kind":"debt","parties":[{"name":"A","role":"lender"}],"amount":{"low":"2","high":"1","currency":"USD"}}""", "#/amount/qualifier")]
    [InlineData("""{"kind":"debt","parties":[{"name":"A","role":"lender"}],"amount":{"value":"10000000","currency":"USD","text":"$10 billion"}}""", "#/amount/text")]
    [InlineData("""{"kind":"debt","parties":[{"name":"A","role":"lender"}],"amount":{"value":"12000000000","currency":"USD","text":"€12 billion"}}""", "#/amount/text")]
    [InlineData("""{"kind":"debt","parties":[{"name":"A","role":"lender"}],"amount":{"value":"12000000000","currency":"EUR","text":"$12 billion"}}""", "#/amount/text")]
    [InlineData("""{"kind":"debt","parties":[{"name":"A","role":"lender"}],"amount":{"value":"12000000000","currency":"USD","text":"up to $12 billion"}}""", "#/amount/text")]
    [InlineData("""{"kind":"debt","parties":[{"name":"A","role":"lender"}],"amount":{"qualifier":"undisclosed","text":"$12 billion"}}""", "#/amount/text")]
    [InlineData("""{"kind":"debt","parties":[{"name":"A","role":"lender"}],"amount":"some money"}""", "#/amount")]
    [InlineData("""{"kind":"debt","parties":[{"name":"…","role":"lender"}],"amount":"$1 billion"}""", "#/parties/0/name")]
    [InlineData("""{"kind":"debt","parties":[{"name":"A\u0000B","role":"lender"}],"amount":"$1 billion"}""", "#/parties/0/name")]
    [InlineData("""{"kind":"debt","parties":[{"name":"A\ud800","role":"lender"}],"amount":"$1 billion"}""", "#/parties/0/name")]
    [InlineData("""{"kind":"debt","parties":[{"name":"A","role":"lender"}],"amount":"$1 billion","site":{"country":"ZZ"}}""", "#/site/country")]
    [InlineData("""{"kind":"debt","parties":[{"name":"A","role":"lender"}],"amount":"$1 billion","term":{"start":"2028","end":"2027"}}""", "#/term/end")]
    public void One_mistake_is_one_error_that_points_at_it(string json, string pointer) => Assert.Equal(pointer, Assert.Single(Given.Errors(json)).Pointer);

    [Fact]
    public void A_name_of_three_hundred_characters_is_refused_with_the_limit() =>
        Assert.Contains("300", Assert.Single(Given.Errors($$"""{"kind":"debt","parties":[{"name":"{{new string('x', 300)}}","role":"lender"}],"amount":"$1 billion"}""")).Detail, StringComparison.Ordinal);

    [Fact]
    public void A_forecast_needs_no_party() => Assert.Empty(Given.Submitted("""{"kind":"forecast","amount":"between $3 trillion and $4 trillion"}""").Parties);

    [Fact]
    public void The_same_parties_in_other_words_have_the_same_id() =>
        Assert.Equal(Given.Submitted(Least).Id, Given.Submitted(Least.Replace("\"OpenAI\"", "\"OPENAI, Inc.\"", StringComparison.Ordinal)).Id);

    [Theory]
    [InlineData("Société Générale S.A.", "societe-generale")]
    [InlineData("Meta Platforms, Inc.", "meta-platforms")]
    [InlineData("AT&T", "at-and-t")]
    [InlineData("xAI", "xai")]
    [InlineData("L’Oréal", "loreal")]
    public void An_entity_id_is_the_name_without_dress(string name, string id) => Assert.Equal(id, EntityId.Of(name));
}
