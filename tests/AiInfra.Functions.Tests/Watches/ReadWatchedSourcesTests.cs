using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AiInfra.Articles;
using AiInfra.Deals;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Notifications;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Functions.Watches;
using AiInfra.Proposals;
using AiInfra.Watches;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Watches;

/// <summary>The timer against a real receiver and real tables, which each test has for itself. Every article tells one deal here.</summary>
public sealed class ReadWatchedSourcesTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly OwnTables _tables = new(azurite);
    private readonly HttpReceiver _source = new("x-none");
    private readonly FaultyWire _wire = new();
    private readonly ConcurrentQueue<Article> _read = [];
    private AppParts _app = null!;

    public async ValueTask InitializeAsync()
    {
        await _tables.InitializeAsync();
        await _source.StartAsync();
        _app = new(_tables.Through(_wire));
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _tables.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_source_the_timer_costs_one_table_read()
    {
        await ReadAsync();
        Assert.Single(_wire.Requests);
    }

    [Fact]
    public async Task The_deals_of_new_entries_wait_for_an_operator_with_the_entry_as_their_source()
    {
        var watch = await WatchAsync();
        Serve(Rss(Item(1)));

        await ReadAsync();

        var article = Assert.Single(_read);
        Assert.Equal(
            ("Title <1>\nText 1", "https://paper.example/1", "A paper", "2026-11-19", SourceType.Press),
            (article.Text, article.Url?.AbsoluteUri, article.Publisher, article.PublishedAt?.ToString(), article.Type));
        var proposal = Assert.Single(await ProposedAsync());
        Assert.Equal(("watch:" + watch.Id, "https://paper.example/1", "A paper"), (proposal.Origin, proposal.Passage?.Url?.AbsoluteUri, proposal.Passage?.Publisher));
        Assert.Empty(_app.Bus.Asked);
        var now = await FindAsync(watch);
        Assert.Equal(("1 new entry, 1 deal proposed", 1, 1, Given.Now + Watch.Every), (now.LastStatus, now.Entries, now.Proposals, now.DueAt));
        Assert.Matches(@"^AiInfraFunctions/\S+ \(\+https?://\S+\)$", Assert.Single(_source.Requests).Headers["User-Agent"]);
    }

    [Fact]
    public async Task A_source_is_asked_with_what_it_gave_to_recognise_what_is_new_and_an_entry_is_read_once()
    {
        var watch = await WatchAsync();
        Serve(Rss(Item(1)), "\"v1\"");
        await ReadAsync();

        _source.Respond = response => Task.FromResult(response.StatusCode = 304);
        await ReadLaterAsync(Watch.Every);
        Assert.Equal("\"v1\"", _source.Requests.Last().Headers["If-None-Match"]);
        Assert.Equal("nothing new", (await FindAsync(watch)).LastStatus);

        Serve(Rss(Item(2), Item(1)), "\"v2\"");
        await ReadLaterAsync(Watch.Every);
        Assert.Equal(["https://paper.example/1", "https://paper.example/2"], _read.Select(a => a.Url?.AbsoluteUri));
        Assert.Equal(2, (await ProposedAsync()).Count);
    }

    [Fact]
    public async Task Of_many_new_entries_the_rest_has_its_turn_next_time()
    {
        var watch = await WatchAsync();
        Serve(Rss([.. Enumerable.Range(1, WatchReader.MaxEntries + 5).Select(Item)]), "\"v1\"");

        await ReadAsync();
        Assert.Equal((WatchReader.MaxEntries, null), ((await FindAsync(watch)).Entries, (await FindAsync(watch)).ETag));

        await ReadLaterAsync(Watch.Every);
        Assert.DoesNotContain("If-None-Match", _source.Requests.Last().Headers.Keys);
        Assert.Equal((WatchReader.MaxEntries + 5, "\"v1\""), ((await FindAsync(watch)).Entries, (await FindAsync(watch)).ETag));
    }

    [Fact]
    public async Task However_many_sources_and_instances_a_host_is_asked_once_in_five_minutes()
    {
        for (var i = 0; i < 3; i++) await WatchAsync("/feed" + i);
        Serve(Rss(Item(1)));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(ReadAsync)));
        Assert.Single(_source.Requests);

        await ReadLaterAsync(Watch.Politeness - TimeSpan.FromSeconds(1));
        Assert.Single(_source.Requests);
        await ReadLaterAsync(TimeSpan.FromSeconds(1));
        await ReadLaterAsync(Watch.Politeness);
        Assert.Equal(3, _source.Requests.Select(r => r.Path).Distinct().Count());
    }

    [Fact]
    public async Task What_fails_is_said_and_tried_later_and_the_waits_double()
    {
        (string Reason, Func<HttpResponse, Task> Respond)[] failures =
        [
            ("the answer is 500", response => Task.FromResult(response.StatusCode = 500)),
            ("it moved (302): watch its new address", response => Task.Run(() => response.Redirect($"{_source.Url}/elsewhere"))),
            ("the feed cannot be read: it is no RSS 2.0, Atom or JSON Feed", response => response.WriteAsync("<html/>")),
            ("the answer has more than 5,242,880 bytes", response => response.Body.WriteAsync(new byte[6 * 1024 * 1024]).AsTask()),
        ];
        var watch = await WatchAsync();
        var wait = Watch.Every;
        foreach (var (reason, respond) in failures)
        {
            _source.Respond = respond;
            await ReadAsync();
            Assert.StartsWith(reason, (await FindAsync(watch)).LastStatus, StringComparison.Ordinal);
            Assert.Equal(_app.Clock.GetUtcNow() + wait, (await FindAsync(watch)).DueAt);
            _app.Clock.Advance(wait);
            wait *= 2;
        }

        Assert.DoesNotContain(_source.Requests, r => r.Path == "/elsewhere");
        Serve(Rss(Item(1)));
        await ReadAsync();
        Assert.Equal((0, 1), ((await FindAsync(watch)).Failures, (await FindAsync(watch)).Entries));
    }

    [Fact]
    public async Task A_source_that_asks_to_be_left_alone_is_and_one_that_is_gone_is_not_asked_again()
    {
        var watch = await WatchAsync();
        _source.Respond = response =>
        {
            response.StatusCode = 429;
            response.Headers.RetryAfter = "7200";
            return Task.CompletedTask;
        };
        await ReadAsync();
        Assert.Equal(Given.Now.AddHours(2), (await FindAsync(watch)).DueAt);

        _source.Respond = response => Task.FromResult(response.StatusCode = 410);
        await ReadLaterAsync(TimeSpan.FromHours(2));
        Assert.False((await FindAsync(watch)).Enabled);
        await ReadLaterAsync(TimeSpan.FromDays(30));
        Assert.Equal(2, _source.Requests.Count);
    }

    [Fact]
    public async Task A_source_that_never_ends_is_given_up_and_one_that_is_not_public_not_called()
    {
        var watch = await WatchAsync();
        _source.Respond = response => new TaskCompletionSource().Task.WaitAsync(response.HttpContext.RequestAborted);
        await _app.ReadSourcesAsync(ReadByHand, new(TimeSpan.FromSeconds(2), AllowLoopback: true));
        Assert.Equal("no whole answer within 2 s", (await FindAsync(watch)).LastStatus);

        _app.Clock.Advance(TimeSpan.FromDays(1));
        await _app.ReadSourcesAsync(ReadByHand, new(TimeSpan.FromSeconds(20), AllowLoopback: false));
        Assert.Equal("the host has no public address", (await FindAsync(watch)).LastStatus);
        Assert.Single(_source.Requests);
    }

    [Fact]
    public async Task Broken_off_at_any_write_every_deal_is_proposed_once_in_the_end()
    {
        var watch = await WatchAsync();
        Serve(Rss(Item(1), Item(2)));
        for (var step = 0; (await FindAsync(watch)).Entries < 2; step++)
        {
            var (writes, at) = (0, step);
            _wire.Lose = request => !request.StartsWith("GET ", StringComparison.Ordinal) && writes++ >= at;
            await ReadAsync();
            _wire.Lose = _ => false;
            _app.Clock.Advance(TimeSpan.FromDays(2));
        }

        Assert.Equal(2, (await ProposedAsync()).Count);
    }

    [Fact]
    public async Task An_entry_that_breaks_the_reader_does_not_hold_up_the_others()
    {
        var watch = await WatchAsync();
        Serve(Rss(Item(1), Item(2)));

        await _app.ReadSourcesAsync(article => article.Text.Contains("Text 1", StringComparison.Ordinal) ? throw new InvalidOperationException("broken") : ReadByHand(article));

        Assert.Equal((2, 1), ((await FindAsync(watch)).Entries, (await FindAsync(watch)).Proposals));
    }

    [Fact]
    public async Task Of_an_entry_that_tells_deals_without_end_the_first_are_proposed_and_the_status_says_so()
    {
        var watch = await WatchAsync();
        Serve(Rss(Item(1)));

        await _app.ReadSourcesAsync(article => Telling(article, 3 * WatchReader.MaxDealsOfEntry));

        Assert.Equal(WatchReader.MaxDealsOfEntry, (await ProposedAsync()).Count);
        Assert.Equal("1 new entry, 20 deals proposed; 40 deals left out: more than 20 in one entry", (await FindAsync(watch)).LastStatus);
    }

    [Fact]
    public async Task A_reading_proposes_a_bounded_number_of_deals_and_the_entries_after_them_have_their_turn_next_time()
    {
        var watch = await WatchAsync();
        Serve(Rss([.. Enumerable.Range(1, 4).Select(Item)]), "\"v1\"");

        await _app.ReadSourcesAsync(article => Telling(article, WatchReader.MaxDealsOfEntry));
        var now = await FindAsync(watch);
        Assert.Equal((2, 40, null, "2 new entries, 40 deals proposed; 2 more entries have their turn next time"), (now.Entries, now.Proposals, now.ETag, now.LastStatus));

        _app.Clock.Advance(Watch.Every);
        await _app.ReadSourcesAsync(article => Telling(article, WatchReader.MaxDealsOfEntry));
        now = await FindAsync(watch);
        Assert.Equal((4, 80, "\"v1\"", "2 new entries, 40 deals proposed"), (now.Entries, now.Proposals, now.ETag, now.LastStatus));
    }

    private static string Item(int i) => string.Create(
        CultureInfo.InvariantCulture,
        $"<item><title>Title &amp;lt;{i}&amp;gt;</title><link>https://paper.example/{i}</link><pubDate>Thu, 19 Nov 2026 09:00:00 GMT</pubDate><description>&lt;p&gt;Text {i}&lt;script&gt;x&lt;/script&gt;&lt;/p&gt;</description></item>");

    private static string Rss(params string[] items) => $"<rss version=\"2.0\"><channel><title>A paper</title><link>https://paper.example</link><description>d</description>{string.Concat(items)}</channel></rss>";

    private void Serve(string feed, string? etag = null) => _source.Respond = response =>
    {
        if (etag is not null) response.Headers.ETag = etag;
        return response.Body.WriteAsync(Encoding.UTF8.GetBytes(feed)).AsTask();
    };

    private ArticleReading ReadByHand(Article article)
    {
        _read.Enqueue(article);
        var deal = JsonElement.Parse($$"""{"kind":"debt","amount":"$1 billion","parties":[{"name":"Borrower {{article.Url?.AbsolutePath.Trim('/')}}","role":"buyer"}],"sources":[{"url":"{{article.Url}}"}]}""");
        return new ArticleReading.Ok("en", [new(deal, "a quote", 0, 7, CertaintyLevel.Confident, "clear", DateIsTold: true)]);
    }

    private static ArticleReading.Ok Telling(Article article, int deals) =>
        new("en", [.. Enumerable.Range(1, deals).Select(i => new ArticleDeal(JsonElement.Parse($$"""{"kind":"debt","amount":"${{i}} billion","sources":[{"url":"{{article.Url}}"}]}"""), "a quote", 0, 7, CertaintyLevel.Likely, "clear", DateIsTold: true))]);

    private Task ReadAsync() => _app.ReadSourcesAsync(ReadByHand);

    private Task ReadLaterAsync(TimeSpan later)
    {
        _app.Clock.Advance(later);
        return ReadAsync();
    }

    private async Task<Watch> WatchAsync(string path = "/feed")
    {
        var url = new Uri(_source.Url + path);
        var watch = new Watch(Watch.IdOf(url), url, _app.Clock.GetUtcNow());
        Assert.True(await _app.Watches.TryAddAsync(watch, CancellationToken.None));
        return watch;
    }

    private async Task<Watch> FindAsync(Watch watch) => (await _app.Watches.FindAsync(watch.Id, CancellationToken.None))!.Record;

    private async Task<IReadOnlyList<Proposal>> ProposedAsync() => (await _app.Proposals.PageAsync(ProposalState.Open, null, 200, CancellationToken.None)).Records;
}
