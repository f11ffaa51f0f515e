using System.Text;

namespace AiInfra.Feed;

/// <summary>The body of an item as HTML and as plain text.</summary>
internal static class ItemContent
{
    /// <summary>Elements without attributes but for the links; every text goes through the encoder.</summary>
    public static string Html(FeedItem item)
    {
        var html = new StringBuilder();
        foreach (var paragraph in item.Lead) html.Append("<p>").Append(Escaped(paragraph)).Append("</p>");
        foreach (var section in item.Sections)
        {
            html.Append("<h3>").Append(Escaped(section.Heading)).Append("</h3><ul>");
            foreach (var line in section.Lines) AppendHtmlLine(html, line);
            html.Append("</ul>");
        }

        return html.Append("<p>").Append(Anchor(item.Entry.Url, "The record")).Append("</p>").ToString();
    }

    /// <summary>The same in lines that end in LF.</summary>
    public static string Text(FeedItem item)
    {
        var text = new StringBuilder();
        foreach (var paragraph in item.Lead) text.Append(paragraph).Append('\n');
        foreach (var section in item.Sections)
        {
            text.Append('\n').Append(section.Heading).Append('\n');
            foreach (var line in section.Lines) AppendTextLine(text, line);
        }

        return text.Append("\nThe record: ").Append(item.Entry.Url.AbsoluteUri).Append('\n').ToString();
    }

    private static void AppendHtmlLine(StringBuilder html, FeedLine line)
    {
        html.Append("<li>");
        if (line.Label is { } label) html.Append("<b>").Append(Escaped(label)).Append("</b>: ");
        html.Append(line.Link is { } link ? Anchor(link, line.Text) : Escaped(line.Text));
        if (line.Quote is { Length: > 0 } quote) html.Append(" <q>").Append(Escaped(quote)).Append("</q>");
        html.Append("</li>");
    }

    private static void AppendTextLine(StringBuilder text, FeedLine line)
    {
        text.Append("- ");
        if (line.Label is { } label) text.Append(label).Append(": ");
        text.Append(line.Text);
        if (line.Link is { } link) text.Append(' ').Append(link.AbsoluteUri);
        if (line.Quote is { Length: > 0 } quote) text.Append(" “").Append(quote).Append('”');
        text.Append('\n');
    }

    private static string Anchor(Uri url, string text) => $"<a href=\"{Escaped(url.AbsoluteUri)}\">{Escaped(text)}</a>";

    private static string Escaped(string text) => FeedText.Html.Encode(text);
}
