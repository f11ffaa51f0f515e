using System.Globalization;
using System.Text;
using System.Text.Json;
using AiInfra.Articles;
using AiInfra.Deals;
using AiInfra.Functions.Articles;
using AiInfra.Functions.Tests.Hosting;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Proposals;

namespace AiInfra.Functions.Tests.Articles;

/// <summary>What becomes of the deals of an article, read by hand here.</summary>
public sealed class SubmitArticleTests : IClassFixture<OwnTables>
{
    private readonly FaultyWire _wire = new();
    private readonly AppParts _app;
    private readonly string _buyer = Given.NewId("buyer");

    public SubmitArticleTests(OwnTables tables) => _app = new(tables.Through(_wire));

    [Fact]
    public async Task Each_deal_is_proposed_and_stored_nowhere_else()
    {
        var answer = await PostAsync("", Found("$20 billion"), Found("$3 billion", CertaintyLevel.Likely));

        Assert.Equal((200, "xx"), (answer.Status, Text(answer.Json, "language")));
        Assert.All(Deals(answer), deal => Assert.Equal("proposed", Text(deal, "status")));
        var (first, dealId) = (Deals(answer)[0], DealIdIn(Deals(answer)[0]));
        Assert.Equal("/api/proposals/" + Text(first, "proposal"), Text(first, "url"));
        Assert.Equal(("$20 billion", 3, 9, "confident", "clear"), (Text(first, "quote"), first.GetProperty("start").GetInt32(), first.GetProperty("end").GetInt32(), Text(first, "certainty"), Text(first, "reason")));
        Assert.True(first.GetProperty("reading").GetProperty("rules")[0].GetProperty("met").GetBoolean());
        Assert.False(answer.Json.TryGetProperty("text", out _));

        var proposal = (await _app.Proposals.FindAsync(Text(first, "proposal"), CancellationToken.None))!.Record;
        Assert.Equal((SubmitArticle.Origin, "https://example.org/news"), (proposal.Origin, proposal.Passage?.Url?.AbsoluteUri));
        Assert.Null(await _app.Deals.FindAsync(dealId, CancellationToken.None));
        Assert.Empty(_app.Bus.Asked);
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_stores_nothing()
    {
        var answer = await PostAsync("&dryRun=true&submit=confident", Found("$20 billion"));

        var deal = Assert.Single(Deals(answer));
        Assert.Equal("found", Text(deal, "status"));
        Assert.NotEmpty(DealIdIn(deal));
        Assert.False(deal.TryGetProperty("proposal", out _));
        Assert.Empty(_wire.Writes);
    }

    [Fact]
    public async Task Surely_understood_deals_are_submitted_on_demand_and_the_others_wait()
    {
        var answer = await PostAsync("&submit=confident", Found("$20 billion"), Found("$3 billion", CertaintyLevel.Likely), Found("some money"));

        Assert.Equal(["created", "proposed", "invalid"], Deals(answer).Select(d => Text(d, "status")));
        Assert.Equal("#/amount", Text(Deals(answer)[2].GetProperty("reading").GetProperty("errors")[0], "pointer"));
        var deal = (await _app.Deals.FindAsync(Text(Deals(answer)[0], "dealId"), CancellationToken.None))!.Deal;
        Assert.Equal((CertaintyLevel.Likely, "A paper"), (deal.Certainty.Level, Assert.Single(deal.Sources).Publisher));
        Assert.Single(_app.Bus.Arrived);
    }

    [Fact]
    public async Task Sent_again_it_ends_in_the_same()
    {
        var first = await PostAsync("&submit=confident", Found("$20 billion"), Found("$3 billion", CertaintyLevel.Likely));
        _wire.Requests.Clear();
        _app.Clock.Advance(TimeSpan.FromDays(3));

        var second = await PostAsync("&submit=confident", Found("$20 billion"), Found("$3 billion", CertaintyLevel.Likely));

        Assert.Equal(["known", "proposed"], Deals(second).Select(d => Text(d, "status")));
        Assert.Equal(Deals(first).Select(d => Text(d, "proposal")), Deals(second).Select(d => Text(d, "proposal")));
        Assert.Equal(Text(Deals(first)[0], "dealId"), Text(Deals(second)[0], "dealId"));
        Assert.Empty(_wire.Writes);
    }

    [Fact]
    public async Task What_was_rejected_is_not_submitted_behind_the_operators_back()
    {
        var id = Text(Deals(await PostAsync("", Found("$20 billion")))[0], "proposal");
        var stored = (await _app.Proposals.FindAsync(id, CancellationToken.None))!;
        await _app.Proposals.TryUpdateAsync(stored, stored.Record.Decide(new(ProposalState.Rejected, "operator", Given.Now, null)), CancellationToken.None);

        Assert.Equal("rejected", Text(Deals(await PostAsync("&submit=confident", Found("$20 billion")))[0], "status"));
        Assert.Empty(_app.Bus.Asked);
    }

    [Theory]
    [InlineData(ProposalState.Rejected, "rejected")]
    [InlineData(ProposalState.Accepted, "created")]
    public async Task What_an_operator_decides_while_an_article_is_taken_in_stands(ProposalState verdict, string status)
    {
        var id = Text(Deals(await PostAsync("", Found("$20 billion")))[0], "proposal");
        var reads = 0;
        _wire.Before = async request =>
        {
            // The first finds it open, the second is to accept it.
            if (!request.StartsWith("GET ", StringComparison.Ordinal) || !request.Contains(id, StringComparison.Ordinal) || ++reads != 2) return;
            var stored = (await _app.Proposals.FindAsync(id, CancellationToken.None))!;
            Assert.True(await _app.Proposals.TryUpdateAsync(stored, stored.Record.Decide(new(verdict, "operator", Given.Now, "in between")), CancellationToken.None));
        };

        var answer = await PostAsync("&submit=confident", Found("$20 billion"));

        Assert.Equal(status, Text(Deals(answer)[0], "status"));
        var decision = Assert.Single((await _app.Proposals.FindAsync(id, CancellationToken.None))!.Record.Decisions);
        Assert.Equal((verdict, "in between"), (decision.State, decision.Note));
    }

    [Fact]
    public async Task An_old_deal_told_again_without_a_date_merges_and_two_that_fit_wait_for_a_person()
    {
        var known = Given.Deal("$20 billion", _buyer, "2025-03-01", supplier: _buyer + " supplier");
        await _app.SubmitAsync(known);

        var merged = Assert.Single(Deals(await PostAsync("&submit=confident", Found("$20 billion", dateIsTold: false))));
        Assert.Equal(("merged", known.Id, known.Id), (Text(merged, "status"), Text(merged, "dealId"), Text(merged.GetProperty("reading"), "dateFrom")));

        await _app.SubmitAsync(Given.Deal("$20 billion", _buyer, "2024-03-01", supplier: _buyer + " supplier"));
        var waiting = Assert.Single(Deals(await PostAsync("&submit=confident", Found("$20.1 billion", dateIsTold: false))));
        Assert.Equal(("proposed", 2), (Text(waiting, "status"), waiting.GetProperty("reading").GetProperty("retells").GetArrayLength()));
    }

    [Fact]
    public async Task Broken_off_at_any_write_and_sent_again_every_deal_is_there_once()
    {
        for (var step = 0; ; step++)
        {
            var buyer = Given.NewId("buyer");
            ArticleDeal[] deals = [Found("$20 billion", buyer: buyer), Found("$3 billion", CertaintyLevel.Likely, buyer: buyer), Found("$40 billion", buyer: buyer)];
            var (writes, at) = (0, step);
            _wire.Lose = request => !request.StartsWith("GET ", StringComparison.Ordinal) && writes++ >= at;
            var broken = await Record.ExceptionAsync(() => PostAsync("&submit=confident", deals));
            _wire.Lose = _ => false;

            var again = Deals(await PostAsync("&submit=confident", deals));

            Assert.Equal("proposed", Text(again[1], "status"));
            foreach (var told in new[] { again[0], again[2] }) Assert.Single((await _app.Deals.FindAsync(Text(told, "dealId"), CancellationToken.None))!.Record.Reports);
            if (broken is null) break;
        }
    }

    [Fact]
    public async Task Hostile_words_are_answered_plain_and_half_a_surrogate_pair_not_at_all()
    {
        var answer = await PostAsync("&publisher=A%0Apaper", Found("$20 billion") with { Quote = "a\u0000b\n<b>\u202A", Reason = "x\u0007y" }, Found("$4 billion") with { Submission = JsonElement.Parse("""{"title":"\ud800"}""") });

        Assert.Equal(400, answer.Status); // a line break in the name of a publisher
        answer = await PostAsync("", Found("$20 billion") with { Quote = "a\u0000b\n<b>\u202A", Reason = "x\u0007y" }, Found("$4 billion") with { Submission = JsonElement.Parse("""{"title":"\ud800"}""") });
        Assert.Equal(("a b <b>", "x y"), (Text(Deals(answer)[0], "quote"), Text(Deals(answer)[0], "reason")));
        Assert.Equal("invalid", Text(Deals(answer)[1], "status"));
    }

    [Fact]
    public async Task The_text_of_a_page_is_answered_because_quotes_are_told_by_their_place_in_it()
    {
        var answer = await PostAsync("", "text/html", "<h1>Title</h1><p>Words.</p>", _ => new ArticleReading.Ok("en", []));

        Assert.Equal(("Title\nWords.", 0), (Text(answer.Json, "text"), Deals(answer).Count));
    }

    [Theory]
    [InlineData("&dryRun=yes")]
    [InlineData("&submit=all")]
    public async Task A_slip_in_a_switch_is_refused(string query) => Assert.Equal(400, (await PostAsync(query, Found("$20 billion"))).Status);

    [Fact]
    public async Task What_the_reader_cannot_read_is_answered_with_its_reason()
    {
        var answer = await PostAsync("", "text/plain", "Text", _ => new ArticleReading.Unreadable("The language is not one it knows."));

        Assert.Equal((400, "The language is not one it knows."), (answer.Status, Text(answer.Json, "detail")));
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static List<JsonElement> Deals(Answer answer) => [.. answer.Json.GetProperty("deals").EnumerateArray()];

    private static string DealIdIn(JsonElement deal) => Text(deal.GetProperty("reading").GetProperty("deal"), "id");

    private ArticleDeal Found(string amount, CertaintyLevel certainty = CertaintyLevel.Confident, bool dateIsTold = true, string? buyer = null)
    {
        var json = $$"""
            {"kind":"cloud_contract","bindingness":"reported","announced":"2026-11-19","amount":"{{amount}}","sources":[{"publisher":"A paper","type":"press","publishedAt":"2026-11-19"}],
             "parties":[{"name":"{{buyer ?? _buyer}}","role":"buyer"},{"name":"{{buyer ?? _buyer}} supplier","role":"supplier"}]}
            """;
        return new(JsonElement.Parse(json), amount, 3, 9, certainty, "clear", dateIsTold);
    }

    private Task<Answer> PostAsync(string query, params ArticleDeal[] found) => PostAsync(query, "text/plain", "An article.", _ => new ArticleReading.Ok("xx", [.. found]));

    private async Task<Answer> PostAsync(string query, string type, string body, Func<Article, ArticleReading> read)
    {
        var request = Answer.Context().Request;
        request.ContentType = type;
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        request.QueryString = new(string.Create(CultureInfo.InvariantCulture, $"?url=https://example.org/news{query}"));
        return await Answer.OfAsync(await new SubmitArticle(_app.Limits(0, 0), _app.Articles, read, _app.Clock).RunAsync(request, CancellationToken.None));
    }
}
