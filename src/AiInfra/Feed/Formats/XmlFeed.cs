using System.Text;
using System.Xml;

namespace AiInfra.Feed.Formats;

/// <summary>What Atom and RSS are both written with.</summary>
internal static class XmlFeed
{
    public const string AtomNamespace = "http://www.w3.org/2005/Atom";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.None,
    };

    public static byte[] Write(Action<XmlWriter> content)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartDocument();
            content(xml);
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    /// <summary>The links of a document to itself and the other pages: RFC 4287 §4.2.7 and, for first and next, RFC 5005 §3.</summary>
    public static void WritePaging(XmlWriter xml, FeedDocument feed, FeedFormat format)
    {
        WriteLink(xml, "self", feed.Self, format.MediaType());
        WriteLink(xml, "first", feed.First, format.MediaType());
        if (feed.Next is { } next) WriteLink(xml, "next", next, format.MediaType());
    }

    public static void WriteLink(XmlWriter xml, string relation, string address, string? mediaType = null)
    {
        xml.WriteStartElement("link", AtomNamespace);
        xml.WriteAttributeString("rel", relation);
        if (mediaType is not null) xml.WriteAttributeString("type", mediaType.Split(';')[0]);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
