using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Feed;
using AiInfra.Functions.Feed;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rules;

namespace AiInfra.Functions.Tests.Feed;

/// <summary>What the public feed shows, however often and in whatever order events are published. The feed is one for all, so each test has tables of its own.</summary>
public sealed class AlertFeedTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly OwnTables _tables = new(azurite);
    private readonly Rule _rule = Given.Rule();
    private readonly Deal _deal = Given.Deal();
    private AppParts _app = null!;

    public async ValueTask InitializeAsync()
    {
        await _tables.InitializeAsync();

        // With every digit a tick has, since keys are made of them.
        _app = new(_tables.Tables, Given.Now.AddTicks(1_234_567));
    }

    public ValueTask DisposeAsync() => _tables.DisposeAsync();

    [Fact]
    public async Task An_event_published_twice_is_one_entry_and_one_change()
    {
        var found = await _app.FindEventAsync(_deal, _rule);

        await PublishAsync(found);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await PublishAsync(found);

        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal((EntryId.Of(found.Id), found.OccurredAt, found.OccurredAt), (entry.Id, entry.Published, entry.Updated));
        Assert.Equal([found.Id], await ChangesAsync());
    }

    [Fact]
    public async Task An_event_published_by_many_at_once_is_one_entry_and_one_change()
    {
        var found = await _app.FindEventAsync(_deal, _rule);
        _app.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(1);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PublishAsync(found))));

        Assert.Single(await EntriesAsync());
        Assert.Equal([found.Id], await ChangesAsync());
    }

    [Fact]
    public async Task A_crash_after_the_time_was_chosen_is_made_good_with_a_new_time()
    {
        var found = await _app.FindEventAsync(_deal, _rule);
        var stored = (await _app.Evaluations.FindEventAsync(found.Id, CancellationToken.None))!;
        await _app.Evaluations.TrySetPublishedAsync(stored, _app.Clock.GetUtcNow(), CancellationToken.None);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));

        await PublishAsync(found);

        Assert.Equal(found.OccurredAt, Assert.Single(await EntriesAsync()).Published);
        _app.Clock.Advance(AlertFeed.Settling);
        var change = Assert.Single((await _app.Feed.ChangesAsync(null, 10, CancellationToken.None)).Changes);
        Assert.Equal(found.OccurredAt.AddMinutes(1), change.PublishedAt);
    }

    [Fact]
    public async Task A_crash_between_the_entry_and_the_change_is_made_good_with_one_of_each()
    {
        var found = await _app.FindEventAsync(_deal, _rule);
        var wire = new FaultyWire { Lose = r => r.Contains("RowKey='c.", StringComparison.Ordinal) && !r.StartsWith("GET ", StringComparison.Ordinal) };
        var crashing = new AppParts(_tables.Through(wire), _app.Clock.GetUtcNow());
        await Assert.ThrowsAsync<AggregateException>(() => crashing.Feed.PublishAsync(found.Id, CancellationToken.None));
        Assert.Empty(await ChangesAsync());

        _app.Clock.Advance(TimeSpan.FromSeconds(5));
        await PublishAsync(found);

        Assert.Single(await EntriesAsync());
        Assert.Equal([found.Id], await ChangesAsync());
    }

    [Fact]
    public async Task A_correction_keeps_the_entry_and_its_id_changes_what_it_says_and_is_a_change_of_its_own()
    {
        var found = await _app.FindEventAsync(_deal, _rule);
        await PublishAsync(found);
        var correction = await CorrectAsync(2, Bindingness.LetterOfIntent);

        await PublishAsync(correction);

        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal((EntryId.Of(found.Id), found.OccurredAt, correction.OccurredAt), (entry.Id, entry.Published, entry.Updated));
        Assert.Equal((EventKind.Correction, Bindingness.LetterOfIntent), (entry.Event.Kind, entry.Event.Deal.Bindingness));
        Assert.Equal([found.Id, correction.Id], await ChangesAsync());
    }

    [Fact]
    public async Task An_older_correction_after_a_newer_one_does_not_undo_it()
    {
        await PublishAsync(await _app.FindEventAsync(_deal, _rule));
        var older = await CorrectAsync(2, Bindingness.LetterOfIntent);
        var newer = await CorrectAsync(3, Bindingness.Terminated);

        await PublishAsync(newer);
        await PublishAsync(older);

        Assert.Equal(newer.Id, Assert.Single(await EntriesAsync()).Event.Id);
        Assert.Equal(3, (await ChangesAsync()).Count);
    }

    [Fact]
    public async Task A_correction_that_overtakes_its_event_stands_and_the_event_does_not_undo_it()
    {
        var found = await _app.FindEventAsync(_deal, _rule);
        var correction = await CorrectAsync(2, Bindingness.Terminated);

        await PublishAsync(correction);
        await PublishAsync(found);

        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal((EntryId.Of(found.Id), correction.Id, found.OccurredAt), (entry.Id, entry.Event.Id, entry.Published));
    }

    [Fact]
    public async Task An_event_that_does_not_exist_is_not_published()
    {
        await _app.Feed.PublishAsync("unknown.000001.a00000", CancellationToken.None);

        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task Pages_follow_one_another_over_months_without_gap_or_repeat()
    {
        List<string> published = [];
        for (var n = 0; n < 7; n++)
        {
            published.Insert(0, await PublishNewAsync());
            _app.Clock.Advance(TimeSpan.FromDays(12));
        }

        List<string> read = [];
        MonthlyPlace? place = null;
        var pages = 0;
        do
        {
            var page = await _app.Feed.PageAsync(place, 2, CancellationToken.None);
            Assert.Equal(place?.ToCursor(), page.Cursor);
            Assert.InRange(page.Entries.Count, 0, 2);
            read.AddRange(page.Entries.Select(e => e.Event.Id));
            place = PlaceOf(page.Next);
            pages++;
        }
        while (place is not null);

        Assert.Equal(published, read);
        Assert.InRange(pages, 4, 5);
    }

    [Fact]
    public async Task After_months_of_silence_a_cursor_leads_on_to_what_is_older()
    {
        var found = await PublishNewAsync();
        _app.Clock.Advance(TimeSpan.FromDays(300));

        var silent = await _app.Feed.PageAsync(null, 20, CancellationToken.None);
        Assert.Empty(silent.Entries);
        var next = await _app.Feed.PageAsync(PlaceOf(silent.Next), 20, CancellationToken.None);
        while (next is { Entries.Count: 0, Next: not null }) next = await _app.Feed.PageAsync(PlaceOf(next.Next), 20, CancellationToken.None);

        Assert.Equal(found, Assert.Single(next.Entries).Event.Id);
        Assert.Null(next.Next);
    }

    [Theory]
    [InlineData("2026-11_c.")]
    [InlineData("2026-11_c")]
    [InlineData("2026-11_0")]
    [InlineData("2026-11_zzz")]
    public async Task A_made_up_cursor_shows_entries_or_nothing_and_never_another_kind_of_row(string cursor)
    {
        var found = await PublishNewAsync();

        var page = await _app.Feed.PageAsync(PlaceOf(cursor), 20, CancellationToken.None);

        Assert.All(page.Entries, e => Assert.Equal(found, e.Event.Id));
    }

    private async Task<string> PublishNewAsync()
    {
        var found = await _app.FindEventAsync(Given.Deal(), _rule);
        await PublishAsync(found);
        return found.Id;
    }

    private Task PublishAsync(DealEvent found) => _app.Feed.PublishAsync(found.Id, CancellationToken.None);

    private Task<DealEvent> CorrectAsync(int revision, Bindingness bindingness)
    {
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        return _app.FindEventAsync(_deal with { Revision = revision, Bindingness = bindingness }, _rule);
    }

    private async Task<IReadOnlyList<FeedEntry>> EntriesAsync() => (await _app.Feed.PageAsync(null, 20, CancellationToken.None)).Entries;

    private async Task<IReadOnlyList<string>> ChangesAsync()
    {
        _app.Clock.Advance(AlertFeed.Settling);
        return [.. (await _app.Feed.ChangesAsync(null, 20, CancellationToken.None)).Changes.Select(c => c.Event.Id)];
    }

    private static MonthlyPlace? PlaceOf(string? cursor) => cursor is null ? null : MonthlyPlace.TryParse(cursor, "", out var place) ? place : throw new ArgumentException(cursor);
}
