using AiInfra.Alerts;

namespace AiInfra.Feed;

/// <summary>One entry of the public alert feed. A correction keeps <see cref="Id"/> and <see cref="Published"/> and changes the rest.</summary>
/// <param name="Id">Never changes, see <see cref="EntryId"/>.</param>
/// <param name="Event">The newest event of the entry: the crossing, or its latest correction.</param>
/// <param name="Url">Where the record can be read.</param>
public sealed record FeedEntry(string Id, DealEvent Event, Uri Url, DateTimeOffset Published, DateTimeOffset Updated);

/// <summary>A page of the feed, newest first.</summary>
/// <param name="SiteUrl">The public address of the app, with a trailing slash.</param>
/// <param name="Cursor">The cursor this page was asked with; null for the first page, which is the subscription document.</param>
/// <param name="Next">The cursor of the next older page; null on the last.</param>
public sealed record FeedPage(IReadOnlyList<FeedEntry> Entries, Uri SiteUrl, string? Cursor, string? Next);
