using System.ServiceModel.Syndication;
using System.Xml;

namespace AiInfra.Functions.Watches.Sources;

/// <summary>RSS 2.0, its first items.</summary>
internal sealed class FirstRssItems : Rss20FeedFormatter
{
    private readonly FirstItems _items = new("item", "");

    protected override IEnumerable<SyndicationItem> ReadItems(XmlReader reader, SyndicationFeed feed, out bool areAllItemsRead)
    {
        areAllItemsRead = true;
        return _items.Read(reader, item => ReadItem(item, feed));
    }
}
