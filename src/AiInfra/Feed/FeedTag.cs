using System.Buffers.Text;
using System.Security.Cryptography;

namespace AiInfra.Feed;

/// <summary>The strong entity tag (RFC 9110 §8.8.3) of rendered bytes.</summary>
public static class FeedTag
{
    private const int HashBytes = 16;

    /// <summary>The tag with its quotes: the first 128 bits of the SHA-256 in base64url.</summary>
    public static string Of(ReadOnlySpan<byte> rendered)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(rendered, hash);
        return $"\"{Base64Url.EncodeToString(hash[..HashBytes])}\"";
    }
}
