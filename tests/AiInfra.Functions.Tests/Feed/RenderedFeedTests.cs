using System.Text;
using AiInfra.Feed;
using AiInfra.Functions.Feed;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Storage;

namespace AiInfra.Functions.Tests.Feed;

/// <summary>A crowd that asks for the feed at once costs one read, and nobody sees a page older than half a second.</summary>
public sealed class RenderedFeedTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly OwnTables _tables = new(azurite);
    private readonly FaultyWire _wire = new();
    private AppParts _app = null!;
    private RenderedFeed _feed = null!;

    public async ValueTask InitializeAsync()
    {
        await _tables.InitializeAsync();
        _app = new(_tables.Through(_wire));
        _feed = new(_app.Feed, _app.Clock);
    }

    public ValueTask DisposeAsync() => _tables.DisposeAsync();

    [Fact]
    public async Task A_page_is_kept_for_half_a_second()
    {
        var empty = await PageAsync();
        var reads = _wire.Requests.Count;
        await PublishAsync();
        _wire.Requests.Clear();

        _app.Clock.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Same(empty, await PageAsync());
        Assert.Empty(_wire.Requests);

        _app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var fresh = await PageAsync();
        Assert.Equal(reads, _wire.Requests.Count);
        Assert.NotEqual(empty.ETag, fresh.ETag);
        Assert.Equal((null, Given.Now), (empty.LastModified, fresh.LastModified));
    }

    [Fact]
    public async Task Each_format_and_place_has_a_page_of_its_own()
    {
        await PublishAsync();

        Assert.StartsWith("{", Encoding.UTF8.GetString((await PageAsync(FeedFormat.Json)).Body), StringComparison.Ordinal);
        Assert.Contains("<rss", Encoding.UTF8.GetString((await PageAsync(FeedFormat.Rss)).Body), StringComparison.Ordinal);
        Assert.Null((await _feed.PageAsync(FeedFormat.Json, new("2026-10", ""))).LastModified);
    }

    [Fact]
    public async Task A_page_that_could_not_be_read_is_not_kept()
    {
        _wire.Lose = _ => true;
        await Assert.ThrowsAnyAsync<Exception>(() => PageAsync());

        _wire.Lose = _ => false;

        Assert.NotEmpty((await PageAsync()).Body);
    }

    private Task<RenderedPage> PageAsync(FeedFormat format = FeedFormat.Json) => _feed.PageAsync(format, null);

    private async Task PublishAsync() => await _app.Feed.PublishAsync((await _app.FindEventAsync(Given.Deal(), Given.Rule())).Id, CancellationToken.None);
}
