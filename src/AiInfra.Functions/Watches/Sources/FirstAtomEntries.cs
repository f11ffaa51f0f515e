using System.ServiceModel.Syndication;
using System.Xml;

namespace AiInfra.Functions.Watches.Sources;

/// <summary>Atom (RFC 4287), its first entries.</summary>
internal sealed class FirstAtomEntries : Atom10FeedFormatter
{
    private readonly FirstItems _entries = new("entry", "http://www.w3.org/2005/Atom");

    protected override IEnumerable<SyndicationItem> ReadItems(XmlReader reader, SyndicationFeed feed, out bool areAllItemsRead)
    {
        areAllItemsRead = true;
        return _entries.Read(reader, entry => ReadItem(entry, feed));
    }
}
