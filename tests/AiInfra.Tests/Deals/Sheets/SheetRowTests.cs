using System.Text.Json.Nodes;
using AiInfra.Deals.Sheets;

namespace AiInfra.Tests.Deals.Sheets;

public sealed class SheetRowTests
{
    [Fact]
    public void Cells_go_where_their_columns_say()
    {
        var row = Row(("kind", "lease"), ("term_start", "2027"), ("latitude", "32.4"), ("announced_gigawatts", "1.2"), ("energy_source", "gas"), ("summary", "two\nlines"));

        AssertJson("""{"kind":"lease","term":{"start":"2027"},"site":{"latitude":"32.4"},"power":{"announcedGigawatts":"1.2","source":"gas"},"summary":"two\nlines"}""", row);
    }

    [Fact]
    public void Words_alone_are_the_amount_and_figures_make_an_object_of_it()
    {
        AssertJson("""{"amount":"up to $40 billion"}""", Row(("amount", "up to $40 billion")));
        AssertJson("""{"amount":{"text":"$4 billion","value":"4000000000","currency":"USD"}}""", Row(("amount", "$4 billion"), ("amount_value", "4000000000"), ("amount_currency", "USD")));
    }

    [Fact]
    public void Parties_come_by_number_and_by_role_and_several_in_one_cell()
    {
        var row = Row(("supplier", @"Oracle | A\|B || "), ("party2_name", "Meta"), ("party2_role", "owner"), ("party1_name", "OpenAI"), ("party1_role", "buyer"));

        AssertJson(
            """{"parties":[{"name":"OpenAI","role":"buyer"},{"name":"Meta","role":"owner"},{"name":"Oracle","role":"supplier"},{"name":"A|B","role":"supplier"}]}""", row);
    }

    [Fact]
    public void Sources_and_relations_are_lists()
    {
        var row = Row(("source_url", "https://example.org/a"), ("source2_publisher", "Wire"), ("source2_published_at", "2025-09"), ("part_of", "2025-09-a-b|2025-10-c-d"));

        AssertJson(
            """
            {"sources":[{"url":"https://example.org/a"},{"publisher":"Wire","publishedAt":"2025-09"}],
             "relations":[{"type":"part_of","dealId":"2025-09-a-b"},{"type":"part_of","dealId":"2025-10-c-d"}]}
            """,
            row);
    }

    [Fact]
    public void Empty_cells_cells_beyond_the_header_and_derived_columns_say_nothing()
    {
        var row = SheetRow.Of(Header("kind", "title", "id", "certainty"), ["lease", " ", "2025-01-x", "confident", "more"]);

        AssertJson("""{"kind":"lease"}""", row);
    }

    [Fact]
    public void An_error_names_the_column_it_comes_from()
    {
        var row = Row(("party3_name", "OpenAI"), ("party3_role", "buier"), ("supplier", "Oracle|💥"), ("amount_value", "much"), ("source2_url", "nowhere"), ("latitude", "91"));

        var errors = row.Locate([
            new("#/parties/0/role", ""), new("#/parties/2/name", ""), new("#/amount/value", ""), new("#/sources/0/url", ""), new("#/sources/0/publisher", ""),
            new("#/site/latitude", ""), new("#/kind", ""), new("#/amount/currency", ""), new("#/parties", ""), new("#", "")]);

        Assert.Equal(
            ["party3_role", "supplier", "amount_value", "source2_url", "source2_publisher", "latitude", "kind", "amount_currency", "party1_name", null],
            errors.Select(e => e.Column));
        Assert.Equal("#/parties/0/role", errors[0].Pointer);
    }

    [Fact]
    public void A_guarded_cell_is_read_without_its_guard() => AssertJson("""{"title":"=cmd()","site":{"longitude":"-96.5"}}""", Row(("title", "'=cmd()"), ("longitude", "'-96.5")));

    private static void AssertJson(string expected, SheetRow row) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), row.Submission), row.Submission.ToJsonString());

    private static SheetRow Row(params (string Column, string Text)[] cells) => SheetRow.Of(Header([.. cells.Select(c => c.Column)]), [.. cells.Select(c => c.Text)]);

    private static SheetHeader Header(params string[] names) => Assert.IsType<HeaderReading.Ok>(SheetHeader.Read(names)).Header;
}
