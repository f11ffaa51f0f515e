using System.Xml;

namespace AiInfra.Feed.Formats;

/// <summary>RSS 2.0 (https://www.rssboard.org/rss-specification); what it has no word for, paging and the time of a correction, is said in Atom's elements.</summary>
internal static class RssFeed
{
    public static byte[] Write(FeedDocument feed) => XmlFeed.Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, XmlFeed.AtomNamespace);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", FeedDocument.Title);
        xml.WriteElementString("link", feed.Site);
        xml.WriteElementString("description", FeedDocument.Description);
        xml.WriteElementString("language", FeedDocument.Language);
        xml.WriteElementString("lastBuildDate", FeedDocument.Rfc822(feed.Updated));
        XmlFeed.WritePaging(xml, feed, FeedFormat.Rss);
        foreach (var item in feed.Items) WriteItem(xml, item);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void WriteItem(XmlWriter xml, FeedItem item)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", item.Title);
        xml.WriteElementString("link", item.Entry.Url.AbsoluteUri);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.Entry.Id);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", FeedDocument.Rfc822(item.Entry.Published));
        xml.WriteElementString("updated", XmlFeed.AtomNamespace, FeedDocument.Rfc3339(item.Entry.Updated));
        foreach (var (term, _) in item.Tags) xml.WriteElementString("category", term);
        xml.WriteElementString("description", ItemContent.Html(item));
        xml.WriteEndElement();
    }
}
