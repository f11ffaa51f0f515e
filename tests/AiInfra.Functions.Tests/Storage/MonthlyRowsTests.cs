using AiInfra.Functions.Storage;
using Azure.Data.Tables;

namespace AiInfra.Functions.Tests.Storage;

public sealed class MonthlyRowsTests(OwnTables tables) : IClassFixture<OwnTables>
{
    private TableClient? _table;

    [Fact]
    public async Task Five_months_are_read_in_one_request_and_a_cursor_leads_on()
    {
        await FillAsync("2026-11_a", "2027-06_b", "2027-07_c");

        var first = await ReadAsync(new("2027-10", ""), -1, "2026-11");
        Assert.Equal(["c", "b"], Names(first));
        Assert.Equal(new MonthlyPlace("2027-05", ""), first.Next);

        var second = await ReadAsync(first.Next!.Value, -1, "2026-11");
        Assert.Empty(second.Rows);
        Assert.Equal(new MonthlyPlace("2026-12", ""), second.Next);

        var third = await ReadAsync(second.Next!.Value, -1, "2026-11");
        Assert.Equal(["a"], Names(third));
        Assert.Null(third.Next);
    }

    [Fact]
    public async Task The_first_month_is_the_end_whatever_is_older()
    {
        await FillAsync("2026-10_older", TableKeys.FirstMonth + "_first");

        var page = await ReadAsync(new("2026-12", ""), -1, TableKeys.FirstMonth);

        Assert.Equal(["first"], Names(page));
        Assert.Null(page.Next);
        Assert.Null((await ReadAsync(new("2026-10", ""), -1, TableKeys.FirstMonth)).Next);
    }

    [Fact]
    public async Task A_full_page_ends_at_its_last_row_and_the_next_begins_after_it()
    {
        await FillAsync("2026-11_a", "2026-11_b", "2026-11_c", "2026-12_a", "2026-12_b");

        var pages = new List<string>();
        for (MonthlyPlace? place = new("2026-11", ""); place is { } from;)
        {
            var page = await ReadAsync(from, 1, "2026-12", size: 2);
            pages.Add(string.Join(',', page.Rows.Select(r => $"{r.PartitionKey}_{r.RowKey}")));
            place = page.Next;
        }

        Assert.Equal(["2026-11_a,2026-11_b", "2026-11_c,2026-12_a", "2026-12_b"], pages);
    }

    [Fact]
    public async Task A_page_that_ends_with_its_month_leads_on_to_the_next_month()
    {
        await FillAsync("2026-11_a", "2026-11_b", "2026-12_a");

        var page = await ReadAsync(new("2026-11", ""), 1, "2026-12", size: 2);

        Assert.Equal(new MonthlyPlace("2026-12", ""), page.Next);
    }

    [Fact]
    public async Task Only_rows_with_the_prefix_are_read()
    {
        await FillAsync("2026-11_c.1", "2026-11_f.1", "2026-11_f.2", "2026-11_g.1");

        Assert.Equal(["f.1", "f.2"], Names(await ReadAsync(new("2026-11", ""), -1, "2026-11", "f.")));
        Assert.Equal(["f.2"], Names(await ReadAsync(new("2026-11", "f.1"), -1, "2026-11", "f.")));
        Assert.Equal(["f.1", "f.2"], Names(await ReadAsync(new("2026-11", "c."), -1, "2026-11", "f.")));
        Assert.Empty(Names(await ReadAsync(new("2026-11", "g."), -1, "2026-11", "f.")));
    }

    private static IEnumerable<string> Names(MonthlyPage page) => page.Rows.Select(r => r.RowKey);

    private async Task FillAsync(params string[] places)
    {
        _table = tables.Table(Given.NewId("rows").Replace("-", "", StringComparison.Ordinal));
        await _table.CreateAsync();
        foreach (var place in places) await _table.AddEntityAsync(new TableEntity(place[..7], place[8..]));
    }

    private Task<MonthlyPage> ReadAsync(MonthlyPlace from, int step, string last, string prefix = "", int size = 10) =>
        MonthlyRows.ReadAsync(_table!, from, step, last, prefix, size, CancellationToken.None);
}
