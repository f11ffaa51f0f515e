using System.Globalization;

namespace AiInfra.Feed;

/// <summary>What the three formats have in common: the texts and addresses of the feed and its items.</summary>
internal sealed class FeedDocument(FeedPage page, FeedFormat format)
{
    public const string Title = "AI infrastructure deal alerts";
    public const string Description = "Large deals in AI infrastructure, each with how firm its amount is, how binding it is and where it was reported.";
    public const string Author = "AI Infra Functions";
    public const string Language = "en";

    /// <summary>What an empty feed was last changed at: any constant does, as long as it is older than every entry that may come.</summary>
    private static readonly DateTimeOffset NeverUpdated = new(2019, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A tag URI (RFC 4151): the same for every page and every format of one site.</summary>
    public string Id => $"tag:{page.SiteUrl.IdnHost},2025:ai-infra-alerts";

    public string Site => page.SiteUrl.AbsoluteUri;

    /// <summary>The subscription document, which is the first page.</summary>
    public string First => Address(null);

    public string Self => Address(page.Cursor);

    /// <summary>The next older page, if there is one.</summary>
    public string? Next => page.Next is { } cursor ? Address(cursor) : null;

    public DateTimeOffset Updated => page.Entries.Count == 0 ? NeverUpdated : page.Entries.Max(e => e.Updated);

    public IEnumerable<FeedItem> Items => page.Entries.Select(FeedItem.Of);

    /// <summary>RFC 3339 in UTC, milliseconds only where there are any.</summary>
    public static string Rfc3339(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>RFC 822 with the four-digit year that RSS 2.0 prefers.</summary>
    public static string Rfc822(DateTimeOffset at) => at.ToString("r", CultureInfo.InvariantCulture);

    private string Address(string? cursor)
    {
        var feed = new Uri(page.SiteUrl, format.Path()).AbsoluteUri;
        return cursor is null ? feed : $"{feed}?cursor={Uri.EscapeDataString(cursor)}";
    }
}
