using AiInfra.Deals.Sheets;

namespace AiInfra.Tests.Deals.Sheets;

public sealed class SheetHeaderTests
{
    [Theory]
    [InlineData("kind", "kind")]
    [InlineData(" Site Name ", "site_name")]
    [InlineData("TERM-START", "term_start")]
    [InlineData("party12_name", "party12_name")]
    [InlineData("Party1 Entity-Id", "party1_entity_id")]
    [InlineData("source1_url", "source_url")]
    [InlineData("source_published_at", "source_published_at")]
    [InlineData("Source2 Quote", "source2_quote")]
    [InlineData("investor", "investor")]
    [InlineData("part_of", "part_of")]
    public void A_column_is_found_whatever_its_case_and_spaces(string header, string name) => Assert.Equal(name, SheetColumns.Find(header)?.Name);

    [Theory]
    [InlineData("party_name")]
    [InlineData("party0_name")]
    [InlineData("party51_name")]
    [InlineData("party1_url")]
    [InlineData("source99999999999_url")]
    [InlineData("party")]
    [InlineData("parties")]
    [InlineData("")]
    public void What_no_column_is_called_is_unknown(string header) => Assert.Null(SheetColumns.Find(header));

    [Theory]
    [InlineData("anounced", "announced")]
    [InlineData("sites_name", "site_name")]
    [InlineData("suplier", "supplier")]
    [InlineData("party_1_name", "party1_name")]
    public void An_unknown_column_is_named_with_the_nearest_known_one(string header, string nearest)
    {
        var reason = Assert.IsType<HeaderReading.Unreadable>(SheetHeader.Read(["kind", header])).Reason;

        Assert.Contains($"\"{header}\"", reason, StringComparison.Ordinal);
        Assert.Contains($"the nearest is {nearest}", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_stands_there_twice_is_refused_also_under_another_spelling() =>
        Assert.Contains("source_url stands there 2 times", Assert.IsType<HeaderReading.Unreadable>(SheetHeader.Read(["kind", "source_url", "Source1-URL"])).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_first_line_without_any_name_is_refused() => Assert.IsType<HeaderReading.Unreadable>(SheetHeader.Read(["", " "]));

    [Fact]
    public void Columns_without_a_name_are_let_pass() => Assert.Equal(3, Assert.IsType<HeaderReading.Ok>(SheetHeader.Read(["kind", "", ""])).Header.Columns.Length);

    [Fact]
    public void What_is_exported_can_be_imported() => Assert.IsType<HeaderReading.Ok>(SheetHeader.Read(DealCells.Header));
}
