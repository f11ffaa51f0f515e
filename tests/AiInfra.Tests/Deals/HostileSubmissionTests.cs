using AiInfra.Parties;

namespace AiInfra.Tests.Deals;

public sealed class HostileSubmissionTests
{
    [Theory]
    [InlineData("\\uFFFE")]
    [InlineData("\\uFFFF")]
    public void A_text_with_a_code_point_that_is_no_character_is_refused_where_it_is(string escaped)
    {
        var errors = Given.Errors($$"""{"kind":"debt","title":"a{{escaped}}b","amount":"$1bn{{escaped}}","parties":[{"name":"A{{escaped}}","role":"lender"}]}""");

        Assert.Equal(["#/amount", "#/parties/0/name", "#/title"], errors.Select(e => e.Pointer));
    }

    [Fact]
    public void A_derived_title_never_ends_in_half_a_character()
    {
        var name = string.Concat(Enumerable.Repeat("😀", 99));
        var parties = string.Join(',', Enumerable.Range(0, 4).Select(i => $$"""{"name":"{{i}}{{name}}","role":"lender"}"""));

        var title = Given.Submitted($$"""{"kind":"debt","amount":"$1bn","parties":[{{parties}}]}""").Title;

        Assert.DoesNotContain(title.EnumerateRunes(), r => r.Value == 0xFFFD);
        Assert.EndsWith("and others: $1 billion debt", title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nvi\u200Bdia")]
    [InlineData("Nvidia\u2060")]
    [InlineData("\uFEFFNvidia")]
    [InlineData("Nvi\u00ADdia")]
    public void A_name_with_characters_nobody_sees_is_the_same_company(string name) => Assert.Equal("nvidia", EntityId.Of(name));

    [Theory]
    [InlineData("ガス", "カス")]
    [InlineData("कुमार", "कमार")]
    [InlineData("ที", "ทา")]
    public void Names_that_differ_in_a_letter_of_their_script_are_different_companies(string one, string other) =>
        Assert.NotEqual(EntityId.Of(one), EntityId.Of(other));

    [Theory]
    [InlineData("한국전력공사")]
    [InlineData("ガス")]
    [InlineData("ﾄﾖﾀ自動車㈱")]
    [InlineData("कुमार")]
    [InlineData("Łódź Şişli ĲSSEL")]
    public void An_entity_id_that_was_given_out_is_taken_back(string name)
    {
        var id = EntityId.Of(name);

        var party = Given.Submitted($$"""{"kind":"debt","amount":"$1bn","parties":[{"name":"A","role":"lender","entityId":"{{id}}"}]}""").Parties[0];

        Assert.Equal(id, party.EntityId);
    }
}
