using System.Security.Cryptography;
using System.Text;

namespace AiInfra;

/// <summary>Short names of texts: the same for the same text, everywhere and for ever.</summary>
public static class Digest
{
    /// <summary>The first bytes of SHA-256 over the text in UTF-8, in lower-case hex digits.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="bytes">1 to 32; two digits each.</param>
    public static string Hex(string text, int bytes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));
}
