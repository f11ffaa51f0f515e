using AiInfra.Feed;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Feed;

/// <summary>A rendered page of the feed.</summary>
/// <param name="ETag">Strong, from the bytes.</param>
/// <param name="LastModified">Null for an empty page.</param>
public sealed record RenderedPage(byte[] Body, string ETag, DateTimeOffset? LastModified);

/// <summary>Renders pages of the feed, each at most every half second on this instance.</summary>
public sealed class RenderedFeed(AlertFeed feed, TimeProvider clock)
{
    private readonly BriefCache<(FeedFormat Format, string? Cursor), RenderedPage> _pages = new(clock);

    public Task<RenderedPage> PageAsync(FeedFormat format, MonthlyPlace? from) => _pages.GetAsync((format, from?.ToCursor()), () => RenderAsync(format, from));

    private async Task<RenderedPage> RenderAsync(FeedFormat format, MonthlyPlace? from)
    {
        var page = await feed.PageAsync(from, FeedRenderer.MaxEntries, CancellationToken.None);
        var body = FeedRenderer.Render(page, format);
        return new(body, FeedTag.Of(body), page.Entries.Count > 0 ? page.Entries.Max(e => e.Updated) : null);
    }
}
