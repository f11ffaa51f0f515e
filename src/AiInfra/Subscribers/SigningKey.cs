using System.Buffers.Text;
using System.Security.Cryptography;

namespace AiInfra.Subscribers;

/// <summary>Keys of Standard Webhooks 1.0.0: <c>whsec_</c> and 24 to 64 bytes in Base64.</summary>
public static class SigningKey
{
    public const string Prefix = "whsec_";

    /// <summary>32 random bytes.</summary>
    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <returns>False for what is not of this form.</returns>
    public static bool TryRead(string? secret, out byte[] key)
    {
        key = [];
        if (secret is null || !secret.StartsWith(Prefix, StringComparison.Ordinal) || !Base64.IsValid(secret.AsSpan(Prefix.Length), out var length) || length is < 24 or > 64) return false;
        key = Convert.FromBase64String(secret[Prefix.Length..]);
        return true;
    }
}
