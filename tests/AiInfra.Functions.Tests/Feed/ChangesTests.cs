using AiInfra.Functions.Feed;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rules;

namespace AiInfra.Functions.Tests.Feed;

/// <summary>A machine that follows the list of changes by <c>after</c> sees every one once, in order.</summary>
public sealed class ChangesTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly OwnTables _tables = new(azurite);
    private readonly Rule _rule = Given.Rule();
    private readonly List<string> _published = [];
    private readonly List<string> _read = [];
    private AppParts _app = null!;
    private MonthlyPlace? _after;

    public async ValueTask InitializeAsync()
    {
        await _tables.InitializeAsync();
        _app = new(_tables.Tables);
    }

    public ValueTask DisposeAsync() => _tables.DisposeAsync();

    [Fact]
    public async Task A_change_younger_than_two_seconds_is_held_back_and_comes_later()
    {
        await PublishAsync();
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await PublishAsync();
        _app.Clock.Advance(AlertFeed.Settling - TimeSpan.FromSeconds(1));

        await FollowAsync(size: 10);
        Assert.Equal(_published[..1], _read);

        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await FollowAsync(size: 10);
        Assert.Equal(_published, _read);
    }

    [Fact]
    public async Task An_empty_list_says_where_to_go_on()
    {
        await FollowAsync(size: 10);
        Assert.NotNull(_after);
        await PublishAsync();
        _app.Clock.Advance(AlertFeed.Settling);

        await FollowAsync(size: 10);

        Assert.Equal(_published, _read);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Whoever_follows_over_months_misses_none_and_sees_none_twice(int size)
    {
        for (var n = 0; n < 9; n++)
        {
            await PublishAsync();

            // From milliseconds to weeks apart, over four ends of a month.
            _app.Clock.Advance(TimeSpan.FromMilliseconds(100 * Math.Pow(8, n % 8)) + TimeSpan.FromDays(n % 3 == 0 ? 17 : 0));
            if (n % 2 == 0) await FollowAsync(size);
        }

        _app.Clock.Advance(AlertFeed.Settling);
        await FollowAsync(size);

        Assert.Equal(_published, _read);
    }

    [Fact]
    public async Task Changes_published_around_the_end_of_a_month_come_in_order()
    {
        _app.Clock.SetUtcNow(new(2026, 11, 30, 23, 59, 58, TimeSpan.Zero));
        for (var n = 0; n < 6; n++)
        {
            await PublishAsync();
            await FollowAsync(size: 2);
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        _app.Clock.Advance(AlertFeed.Settling);
        await FollowAsync(size: 2);

        Assert.Equal(_published, _read);
    }

    [Fact]
    public async Task Years_of_silence_are_walked_through_in_steps()
    {
        await PublishAsync();
        _app.Clock.Advance(TimeSpan.FromDays(800));
        await PublishAsync();
        _app.Clock.Advance(AlertFeed.Settling);

        var steps = await FollowAsync(size: 10);

        Assert.Equal(_published, _read);
        Assert.InRange(steps, 5, 7);
    }

    private async Task PublishAsync()
    {
        var found = await _app.FindEventAsync(Given.Deal(), _rule);
        await _app.Feed.PublishAsync(found.Id, CancellationToken.None);
        _published.Add(found.Id);
    }

    /// <summary>Reads as a client does: on at once while there is more, and keeps the place.</summary>
    private async Task<int> FollowAsync(int size)
    {
        for (var steps = 1; ; steps++)
        {
            var page = await _app.Feed.ChangesAsync(_after, size, CancellationToken.None);
            Assert.InRange(page.Changes.Count, 0, size);
            _read.AddRange(page.Changes.Select(c => c.Event.Id));
            Assert.True(MonthlyPlace.TryParse(page.Next, "", out var next), page.Next);
            _after = next;
            if (!page.More) return steps;
        }
    }
}
