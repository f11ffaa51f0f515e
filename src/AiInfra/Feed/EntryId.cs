using System.Security.Cryptography;
using System.Text;

namespace AiInfra.Feed;

/// <summary>The id of a feed entry: a UUID URN (RFC 9562 §5.8, version 8) from the id of the event that began it, so it never changes, wherever the app is reached.</summary>
public static class EntryId
{
    public static string Of(string eventId)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(eventId))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return "urn:uuid:" + new Guid(bytes, bigEndian: true).ToString("D");
    }
}
