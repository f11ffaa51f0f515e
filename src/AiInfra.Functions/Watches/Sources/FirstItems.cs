using System.Runtime.Serialization;
using System.ServiceModel.Syndication;
using System.Xml;

namespace AiInfra.Functions.Watches.Sources;

/// <summary>Reads the first items of a feed, each by itself, and passes over the others without keeping them. An item that is not of its form is left out.</summary>
internal sealed class FirstItems(string name, string ns)
{
    private int _read;

    /// <summary>The items that follow one another from here.</summary>
    public List<SyndicationItem> Read(XmlReader reader, Func<XmlReader, SyndicationItem> read)
    {
        List<SyndicationItem> items = [];
        while (reader.IsStartElement(name, ns))
        {
            if (_read == SourceReading.MaxEntries) reader.Skip();
            else if (ReadNext(reader, read) is { } item) items.Add(item);
        }

        return items;
    }

    public static bool IsMalformed(Exception e) => e is XmlException or FormatException or InvalidOperationException or ArgumentException or SerializationException;

    private SyndicationItem? ReadNext(XmlReader reader, Func<XmlReader, SyndicationItem> read)
    {
        _read++;
        try
        {
            // Wherever the reading of an item ends, the feed goes on behind it.
            using var item = reader.ReadSubtree();
            item.MoveToContent();
            return read(item);
        }
        catch (Exception e) when (IsMalformed(e))
        {
            return null;
        }
        finally
        {
            reader.Read();
        }
    }
}
