using System.Xml;

namespace AiInfra.Feed.Formats;

/// <summary>The Atom Syndication Format (RFC 4287), paged as RFC 5005 §3 says.</summary>
internal static class AtomFeed
{
    private const string Atom = XmlFeed.AtomNamespace;

    public static byte[] Write(FeedDocument feed) => XmlFeed.Write(xml =>
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, FeedDocument.Language);
        xml.WriteElementString("id", Atom, feed.Id);
        xml.WriteElementString("title", Atom, FeedDocument.Title);
        xml.WriteElementString("subtitle", Atom, FeedDocument.Description);
        xml.WriteElementString("updated", Atom, FeedDocument.Rfc3339(feed.Updated));
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, FeedDocument.Author);
        xml.WriteEndElement();
        XmlFeed.WriteLink(xml, "alternate", feed.Site, "text/html");
        XmlFeed.WritePaging(xml, feed, FeedFormat.Atom);
        foreach (var item in feed.Items) WriteEntry(xml, item);
        xml.WriteEndElement();
    });

    private static void WriteEntry(XmlWriter xml, FeedItem item)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, item.Entry.Id);
        xml.WriteElementString("title", Atom, item.Title);
        xml.WriteElementString("published", Atom, FeedDocument.Rfc3339(item.Entry.Published));
        xml.WriteElementString("updated", Atom, FeedDocument.Rfc3339(item.Entry.Updated));
        XmlFeed.WriteLink(xml, "alternate", item.Entry.Url.AbsoluteUri);
        foreach (var source in item.SourceLinks) XmlFeed.WriteLink(xml, "via", source.AbsoluteUri);
        foreach (var (term, label) in item.Tags) WriteCategory(xml, term, label);
        xml.WriteElementString("summary", Atom, item.Summary);
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(ItemContent.Html(item));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCategory(XmlWriter xml, string term, string label)
    {
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", term);
        xml.WriteAttributeString("label", label);
        xml.WriteEndElement();
    }
}
