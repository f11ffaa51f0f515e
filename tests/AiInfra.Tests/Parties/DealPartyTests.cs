using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Json;
using AiInfra.Parties;

namespace AiInfra.Tests.Parties;

public sealed class DealPartyTests
{
    [Theory]
    [InlineData("OpenAI", "openai", true, null)]
    [InlineData("Facebook", "meta", true, "\"Facebook\" is a former name of Meta")]
    [InlineData("Anthropc", "anthropic", true, "\"Anthropc\" is one letter away from Anthropic")]
    [InlineData("Smaller AI startups", "smaller-ai-startups", false, null)]
    public void A_party_keeps_its_name_as_reported_and_says_who_is_meant(string name, string entityId, bool verified, string? match) =>
        Assert.Equal(new(entityId, name, PartyRole.Owner, verified, match), Party($$"""{"name":"{{name}}","role":"owner"}"""));

    [Fact]
    public void The_answer_shows_whether_a_party_is_verified_and_why()
    {
        var json = JsonSerializer.Serialize(Deal("""{"name":"AWS","role":"owner"},{"name":"Acme","role":"buyer"}"""), DomainJson.Default.Deal);

        Assert.Contains("""{"entityId":"aws","name":"AWS","role":"owner","verified":true,"match":"\u0022AWS\u0022 is another name of Amazon Web Services"}""", json, StringComparison.Ordinal);
        Assert.Contains("""{"entityId":"acme","name":"Acme","role":"buyer","verified":false}""", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"Facebook","role":"owner"},{"name":"Acme, Inc.","role":"buyer"},{"name":"Goolge","role":"supplier"}""")]
    [InlineData("""{"name":"The maker of Claude","role":"owner","entityId":"anthropic"}""")]
    [InlineData("""{"name":"Google","role":"owner","entityId":"alphabet"}""")]
    public void What_was_answered_can_be_sent_again(string parties)
    {
        var deal = Deal(parties);
        using var answer = JsonSerializer.SerializeToDocument(deal, DomainJson.Readable.Deal);

        var again = Given.Submitted(answer.RootElement.GetRawText());

        Assert.Equal(deal.Parties.AsEnumerable(), again.Parties);
        Assert.Equal(deal.Id, again.Id);
    }

    [Fact]
    public void A_deal_stored_before_parties_were_verified_is_read()
    {
        var party = JsonSerializer.Deserialize("""{"id":"a","title":"t","kind":"debt","bindingness":"closed","announced":"2025","parties":[{"entityId":"acme","name":"Acme","role":"lender"}],"countsInTotals":{"counts":true,"reason":"r"},"certainty":{"level":"likely","reason":"r"},"submittedAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}""", DomainJson.Default.Deal)!.Parties[0];

        Assert.Equal(new("acme", "Acme", PartyRole.Lender, Verified: false, Match: null), party);
    }

    [Fact]
    public void A_submission_cannot_verify_itself() =>
        Assert.Equal(new("acme", "Acme", PartyRole.Owner, Verified: false, Match: null), Party("""{"name":"Acme","role":"owner","verified":true,"match":"trust me"}"""));

    [Fact]
    public void Two_names_of_one_entity_in_one_role_are_one_party() =>
        Assert.Equal(
            [("meta", "Facebook", PartyRole.Owner), ("meta", "Meta", PartyRole.Buyer)],
            Deal("""{"name":"Facebook","role":"owner"},{"name":"Meta Platforms, Inc.","role":"owner"},{"name":"Meta","role":"buyer"}""").Parties.Select(p => (p.EntityId, p.Name, p.Role)));

    [Fact]
    public void The_same_deal_under_other_names_has_the_same_id() =>
        Assert.Equal(Deal("""{"name":"Meta","role":"owner"},{"name":"AWS","role":"supplier"}""").Id, Deal("""{"name":"Facebook, Inc.","role":"owner"},{"name":"Amazon Web Services","role":"supplier"}""").Id);

    [Theory]
    [InlineData("The maker of Claude", "anthropic", "anthropic", true, "the submission says that \"The maker of Claude\" is Anthropic")]
    [InlineData("Google", "alphabet", "alphabet", true, "the submission says that \"Google\" is Alphabet")]
    [InlineData("Facebook", "facebook", "meta", true, "\"Facebook\" is a former name of Meta")]
    [InlineData("The book of faces", "facebook", "meta", true, "the submission says that \"The book of faces\" is Meta")]
    [InlineData("Acme", "acme-holdings", "acme-holdings", false, null)]
    [InlineData("Google", "googol-plex", "googol-plex", false, null)]
    public void An_id_given_with_a_name_decides(string name, string given, string entityId, bool verified, string? match) =>
        Assert.Equal(new(entityId, name, PartyRole.Owner, verified, match), Party($$"""{"name":"{{name}}","role":"owner","entityId":"{{given}}"}"""));

    [Fact]
    public void A_name_of_one_company_with_the_id_of_another_is_refused()
    {
        var error = Assert.Single(Given.Errors("""{"kind":"debt","amount":"$1bn","parties":[{"name":"Google","role":"owner","entityId":"meta"}]}"""));

        Assert.Equal(("#/parties/0/entityId", "is meta, but the name is that of google: correct one of them, or leave the id out"), (error.Pointer, error.Detail));
    }

    private static DealParty Party(string party) => Assert.Single(Deal(party).Parties);

    private static Deal Deal(string parties) => Given.Submitted($$"""{"kind":"debt","amount":"$1bn","parties":[{{parties}}]}""");
}
