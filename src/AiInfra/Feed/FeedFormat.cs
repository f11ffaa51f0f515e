namespace AiInfra.Feed;

/// <summary>The formats the feed is published in: JSON Feed 1.1, Atom (RFC 4287), RSS 2.0.</summary>
public enum FeedFormat { Json, Atom, Rss }

/// <summary>How a format is named on the wire.</summary>
public static class FeedFormats
{
    /// <summary>The value of <c>Content-Type</c>.</summary>
    public static string MediaType(this FeedFormat format) => format switch
    {
        FeedFormat.Json => "application/feed+json; charset=utf-8",
        FeedFormat.Atom => "application/atom+xml; charset=utf-8",
        _ => "application/rss+xml; charset=utf-8",
    };

    /// <summary>The path of the feed below the public address, without a leading slash.</summary>
    public static string Path(this FeedFormat format) => format switch
    {
        FeedFormat.Json => "api/feed.json",
        FeedFormat.Atom => "api/feed.atom",
        _ => "api/feed.rss",
    };
}
