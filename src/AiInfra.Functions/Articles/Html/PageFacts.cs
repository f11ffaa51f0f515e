using System.Globalization;
using AiInfra.Alerts;
using AiInfra.Deals;
using AngleSharp.Dom;

namespace AiInfra.Functions.Articles.Html;

/// <summary>What a page says of itself. It may say anything: what is not of its form is left out, and texts are one plain line.</summary>
internal sealed class PageFacts(IDocument page)
{
    private const int MaxLine = 200;

    public string? Title => Line(Meta("og:title") ?? page.QuerySelector("h1")?.TextContent ?? page.Title);

    public Uri? Url => WebUrl.Of(page.QuerySelector("link[rel~=canonical]")?.GetAttribute("href")) ?? WebUrl.Of(Meta("og:url"));

    public string? Publisher => Line(Meta("og:site_name")) ?? Line(_linked.Publisher);

    public PartialDate? PublishedAt =>
        DateOf(Meta("article:published_time")) ?? DateOf(_linked.DatePublished) ?? DateOf(page.QuerySelector("[itemprop=datePublished]")?.GetAttribute("content")) ?? DateOf(page.QuerySelector("time[datetime]")?.GetAttribute("datetime"));

    public string? Language => LanguageTag.Of(page.DocumentElement?.GetAttribute("lang")) ?? LanguageTag.Of(Meta("og:locale")?.Replace('_', '-'));

    private readonly LinkedData _linked = LinkedData.In(page);

    /// <summary>A day: of a moment with its time zone, as the publisher's calendar has it.</summary>
    private static PartialDate? DateOf(string? text)
    {
        if (PartialDate.TryParse(text?.Trim(), out var date)) return date;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at.Year is >= 1990 and < 2200 ? PartialDate.Day(DateOnly.FromDateTime(at.DateTime)) : null;
    }

    private static string? Line(string? text) => PlainText.Of(text, MaxLine) is { Length: > 0 } line ? line : null;

    private string? Meta(string name) =>
        page.QuerySelectorAll("meta").FirstOrDefault(m => m.GetAttribute("property") == name || m.GetAttribute("name") == name)?.GetAttribute("content") is { } content && !string.IsNullOrWhiteSpace(content) ? content : null;
}
