using System.Collections.Concurrent;
using AiInfra.Feed;
using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Feed;

/// <summary>A rendered page of the feed.</summary>
/// <param name="ETag">Strong, from the bytes.</param>
/// <param name="LastModified">Null for an empty page.</param>
public sealed record RenderedPage(byte[] Body, string ETag, DateTimeOffset? LastModified);

/// <summary>Renders pages and keeps each for half a second on this instance: a crowd that asks at once costs one read.</summary>
public sealed class RenderedFeed(AlertFeed feed, TimeProvider clock)
{
    private const int MaxKept = 64;
    private static readonly TimeSpan Keep = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<(FeedFormat Format, string? Cursor), (Task<RenderedPage> Page, DateTimeOffset Until)> _kept = new();

    public Task<RenderedPage> PageAsync(FeedFormat format, MonthlyPlace? from)
    {
        var now = clock.GetUtcNow();
        var key = (format, from?.ToCursor());
        if (_kept.TryGetValue(key, out var kept) && now < kept.Until && !kept.Page.IsFaulted) return kept.Page;
        if (_kept.Count >= MaxKept) _kept.Clear();

        // Not bound to one caller's cancellation: others may wait for the same page.
        var page = RenderAsync(format, from);
        _kept[key] = (page, now + Keep);
        return page;
    }

    private async Task<RenderedPage> RenderAsync(FeedFormat format, MonthlyPlace? from)
    {
        var page = await feed.PageAsync(from, FeedRenderer.MaxEntries, CancellationToken.None);
        var body = FeedRenderer.Render(page, format);
        return new(body, FeedTag.Of(body), page.Entries.Count > 0 ? page.Entries.Max(e => e.Updated) : null);
    }
}
