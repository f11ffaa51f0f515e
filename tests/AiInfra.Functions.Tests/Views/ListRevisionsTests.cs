using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Tests.Hosting;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Functions.Views;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Views;

/// <summary>How a record came about, as anyone can read it.</summary>
public sealed class ListRevisionsTests : IClassFixture<OwnTables>
{
    private readonly FaultyWire _wire = new();
    private readonly AppParts _app;
    private readonly string _buyer = Given.NewId("buyer");
    private readonly Deal _deal;

    public ListRevisionsTests(OwnTables tables)
    {
        _app = new(tables.Through(_wire));
        _deal = Given.Deal(buyer: _buyer);
    }

    [Fact]
    public async Task Every_revision_says_who_when_why_and_what_changed_oldest_first()
    {
        await _app.SubmitAsync(_deal);
        await _app.SubmitAsync(Given.Deal(buyer: _buyer, publisher: "A paper"));
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await PatchAsync("""{"amount":"$5 billion","status":"shelved"}""", "misread");

        var revisions = (await ListAsync()).Json.GetProperty("revisions").EnumerateArray().ToList();

        Assert.Equal([(1, "test", "first report"), (2, "test", "told by another source"), (3, "operator", "misread")], revisions.Select(r => (r.GetProperty("number").GetInt32(), Text(r, "by"), Text(r, "why"))));
        Assert.Equal([Given.Now, Given.Now, Given.Now.AddHours(1)], revisions.Select(r => r.GetProperty("at").GetDateTimeOffset()));
        Assert.Empty(Fields(revisions[0]));
        Assert.Contains("/sources", Fields(revisions[1]));
        Assert.Equal(["/amount", "/status", "/title"], Fields(revisions[2]).Where(f => f is not "/alsoReported"));
        var amount = revisions[2].GetProperty("changes").EnumerateArray().Single(c => Text(c, "field") == "/amount");
        Assert.Equal(("$20 billion", "$5 billion"), (Text(amount, "old"), Text(amount, "new")));
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_ended_and_cost_one_round_trip_each()
    {
        await _app.SubmitAsync(_deal);
        for (var i = 2; i <= 5; i++) await PatchAsync($$"""{"summary":"Version {{i}}"}""", $"version {i}");

        List<int> seen = [];
        var query = "?limit=2";
        for (var pages = 1; query.Length > 0; pages++)
        {
            _wire.Requests.Clear();
            var page = (await ListAsync(query)).Json;
            Assert.Single(_wire.Requests);
            seen.AddRange(page.GetProperty("revisions").EnumerateArray().Select(r => r.GetProperty("number").GetInt32()));
            query = page.TryGetProperty("next", out var next) ? $"?limit=2&cursor={next.GetString()}" : "";
            Assert.InRange(pages, 1, 3);
        }

        Assert.Equal([1, 2, 3, 4, 5], seen);
    }

    [Fact]
    public async Task A_number_that_was_given_up_is_passed_over()
    {
        Assert.True(await _app.Deals.TryBarAsync(_deal.Id, 1, CancellationToken.None));
        await _app.SubmitAsync(_deal);
        Assert.True(await _app.Deals.TryBarAsync(_deal.Id, 3, CancellationToken.None));
        await PatchAsync("""{"summary":"Told anew"}""", "anew");

        var first = (await ListAsync("?limit=1")).Json;
        var second = (await ListAsync($"?limit=1&cursor={first.GetProperty("next").GetString()}")).Json;

        Assert.Equal([2, 4], new[] { first, second }.Select(p => p.GetProperty("revisions")[0].GetProperty("number").GetInt32()));
        Assert.False(second.TryGetProperty("next", out _));
    }

    [Fact]
    public async Task A_change_that_no_field_shows_still_says_who_and_why()
    {
        await _app.SubmitAsync(Given.Deal(buyer: _buyer, publisher: "A paper"));
        await PatchAsync("""{"sources":[{"publisher":"A paper","type":"press","quote":"It is so."}]}""", "the quote");

        var last = (await ListAsync()).Json.GetProperty("revisions").EnumerateArray().Last();

        Assert.Empty(Fields(last));
        Assert.Equal((2, "operator", "the quote"), (last.GetProperty("number").GetInt32(), Text(last, "by"), Text(last, "why")));
    }

    [Fact]
    public async Task Long_records_make_short_pages()
    {
        var summary = new string('é', 4000);
        await _app.Writer.WriteAsync(_deal.Id, _ => new(DealRecord.Of(_deal), Given.Now, "test", "told"), CancellationToken.None);
        for (var i = 0; i < 5; i++)
        {
            await _app.Writer.WriteAsync(
                _deal.Id,
                known => new(known!.Record with { Reports = [.. known.Record.Reports, .. Enumerable.Range(0, 30).Select(n => Report.Of(_deal with { Summary = $"{i}.{n} {summary}" }, Trust.Trusted))] }, Given.Now, "test", "told"),
                CancellationToken.None);
        }

        var page = (await ListAsync()).Json;

        Assert.InRange(page.GetProperty("revisions").GetArrayLength(), 1, 5);
        Assert.True(page.TryGetProperty("next", out _));
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=201")]
    [InlineData("?cursor=abc")]
    [InlineData("?cursor=-1")]
    [InlineData("?cursor=99999999999")]
    public async Task A_limit_or_cursor_that_is_none_is_refused(string query) => Assert.Equal(400, (await ListAsync(query)).Status);

    [Fact]
    public async Task An_unknown_deal_is_not_found_and_behind_the_last_revision_there_is_an_empty_page()
    {
        Assert.Equal(404, (await ListAsync()).Status);
        Assert.Equal(404, (await ListAsync(id: "A'b/c")).Status);
        await _app.SubmitAsync(_deal);

        Assert.Equal(0, (await ListAsync("?cursor=1")).Json.GetProperty("revisions").GetArrayLength());
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static IEnumerable<string?> Fields(JsonElement revision) => revision.GetProperty("changes").EnumerateArray().Select(c => Text(c, "field"));

    private async Task PatchAsync(string patch, string why)
    {
        using var document = JsonDocument.Parse(patch);
        Assert.IsType<PatchResult.Done>(await _app.Corrector.PatchAsync(_deal.Id, document.RootElement, _ => true, why, CancellationToken.None));
    }

    private async Task<Answer> ListAsync(string query = "", string? id = null)
    {
        var context = Answer.Context();
        context.Request.QueryString = new QueryString(query);
        var result = await new ListRevisions(_app.Revisions, _app.Deals).RunAsync(context.Request, id ?? _deal.Id, CancellationToken.None);
        await result.ExecuteAsync(context);
        return Answer.From(context);
    }
}
