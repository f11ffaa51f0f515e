using AiInfra.Feed.Formats;

namespace AiInfra.Feed;

/// <summary>
/// Writes a page of the feed. The same page gives the same bytes, in every culture and at every time: nothing here reads a clock.
/// </summary>
public static class FeedRenderer
{
    /// <summary>How many entries a page may hold.</summary>
    public const int MaxEntries = 20;

    /// <summary>No page is longer, in bytes, whatever its entries say (cursors and addresses of our own making are taken to be short).</summary>
    public const int MaxBytes = 250_000;

    /// <summary>UTF-8 without a byte order mark.</summary>
    /// <exception cref="ArgumentException">The page has more than <see cref="MaxEntries"/> entries.</exception>
    public static byte[] Render(FeedPage page, FeedFormat format)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Entries.Count > MaxEntries) throw new ArgumentException($"A page holds {MaxEntries} entries at most, not {page.Entries.Count}.", nameof(page));
        var document = new FeedDocument(page, format);
        return format switch
        {
            FeedFormat.Json => JsonFeed.Write(document),
            FeedFormat.Atom => AtomFeed.Write(document),
            FeedFormat.Rss => RssFeed.Write(document),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such feed format."),
        };
    }
}
