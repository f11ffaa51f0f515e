using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;

namespace AiInfra.Functions.Watches.Sources;

/// <summary>RSS 2.0 and Atom. A DTD is refused: nothing it could declare is needed, and much of it harms.</summary>
internal static class XmlSource
{
    private const string ContentNamespace = "http://purl.org/rss/1.0/modules/content/";

    /// <summary>Markup inside an entry included. Far deeper ones take the parser time with the square of the depth.</summary>
    private const int MaxDepth = 100;

    public static SourceReading Read(byte[] body)
    {
        try
        {
            if (IsTooDeep(body)) return new SourceReading.Unreadable(FormattableString.Invariant($"its elements are nested deeper than {MaxDepth}"));
            using var reader = Open(body);
            reader.MoveToContent();
            var isRss = reader.LocalName is "rss";
            SyndicationFeedFormatter formatter = isRss ? new FirstRssItems() : new FirstAtomEntries();
            formatter.ReadFrom(reader);
            return new SourceReading.Ok(formatter.Feed.Title?.Text, [.. formatter.Feed.Items.Select(item => Entry(item, isRss)).OfType<SourceEntry>()]);
        }
        catch (Exception e) when (FirstItems.IsMalformed(e))
        {
            return new SourceReading.Unreadable(e is XmlException { LineNumber: > 0 and var line } ? FormattableString.Invariant($"it is no RSS 2.0, Atom or JSON Feed (line {line})") : "it is no RSS 2.0, Atom or JSON Feed");
        }
    }

    private static XmlReader Open(byte[] body) => XmlReader.Create(new MemoryStream(body), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = SourceClient.MaxBytes });

    private static bool IsTooDeep(byte[] body)
    {
        using var reader = Open(body);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth) return true;
        }

        return false;
    }

    /// <returns>Null when it is not of its form, which parts of an item show only when they are asked for.</returns>
    private static SourceEntry? Entry(SyndicationItem item, bool isRss)
    {
        try
        {
            return EntryOf(item, isRss);
        }
        catch (Exception e) when (FirstItems.IsMalformed(e))
        {
            return null;
        }
    }

    private static SourceEntry EntryOf(SyndicationItem item, bool isRss)
    {
        var url = (item.Links.FirstOrDefault(l => l.RelationshipType is null or "alternate") ?? item.Links.FirstOrDefault())?.GetAbsoluteUri()?.OriginalString;
        var (body, isHtml) = Body(item, isRss);
        return new(NotEmpty(item.Id) ?? url ?? $"{item.Title?.Text}\n{body}", url, Title(item.Title, isRss), body, isHtml, Date(() => item.PublishDate) ?? Date(() => item.LastUpdatedTime));
    }

    /// <summary>The whole text, or else the summary. RSS does not say what its texts are; they are HTML.</summary>
    private static (string Text, bool IsHtml) Body(SyndicationItem item, bool isRss)
    {
        if (NotEmpty(item.ElementExtensions.ReadElementExtensions<string>("encoded", ContentNamespace).FirstOrDefault()) is { } encoded) return (encoded, true);
        return (item.Content as TextSyndicationContent ?? item.Summary) is { } text ? (text.Text ?? "", isRss || text.Type is not "text") : ("", false);
    }

    private static string? Title(TextSyndicationContent? title, bool isRss) => isRss || title?.Type is not "text" ? title?.Text : WebUtility.HtmlEncode(title.Text);

    /// <summary>Dates are read when they are asked for, and throw when they are none.</summary>
    private static DateTimeOffset? Date(Func<DateTimeOffset> date)
    {
        try
        {
            return date() is { Year: >= 1990 } at ? at : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
