using AiInfra.Deals;

namespace AiInfra.Articles;

/// <summary>An article as plain text: paragraphs and headings parted by line breaks.</summary>
/// <param name="Text">At most <see cref="ArticleReader.LongestText"/> UTF-16 characters.</param>
/// <param name="Language">BCP 47 tag; null to find it out.</param>
/// <param name="PublishedAt">When it appeared, if known: what "on Monday" and "last week" count from.</param>
/// <param name="ReadOn">The day on which it is read: nothing was announced later.</param>
public sealed record Article(string Text, string? Language = null, Uri? Url = null, string? Publisher = null, PartialDate? PublishedAt = null, SourceType Type = SourceType.Press, DateOnly? ReadOn = null);
