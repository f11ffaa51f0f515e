using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications.Webhooks;

/// <summary>The signature of Standard Webhooks 1.0.0: <c>v1,</c> and HMAC-SHA256 over <c>id.timestamp.body</c> in Base64.</summary>
internal static class WebhookSignature
{
    private const string Version = "v1,";

    /// <summary>How far a timestamp may be from the verifier's clock, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <inheritdoc cref="SigningKey"/>
    public static bool TryKey(string? secret, out byte[] key) => SigningKey.TryRead(secret, out key);

    public static string Sign(byte[] key, string id, DateTimeOffset at, ReadOnlySpan<byte> body) => Sign(key, id, UnixSeconds(at), body);

    /// <summary>Whether one of the space-separated signatures is right and the timestamp within <see cref="Tolerance"/> of <paramref name="now"/>.</summary>
    public static bool Verify(byte[] key, string id, string timestamp, string signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        // The signature is made whatever the timestamp says: how long a refusal takes tells nothing.
        var expected = Encoding.UTF8.GetBytes(Sign(key, id, timestamp, body));
        var right = false;
        foreach (var signature in signatures.Split(' ')) right |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), expected);
        return right && TryUnixSeconds(timestamp, out var seconds) && Math.Abs(now.ToUnixTimeSeconds() - (decimal)seconds) <= (decimal)Tolerance.TotalSeconds;
    }

    public static bool TryUnixSeconds(string timestamp, out long seconds) => long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out seconds);

    public static string UnixSeconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Sign(byte[] key, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        var prefix = Encoding.UTF8.GetBytes($"{id}.{timestamp}.");
        return Version + Convert.ToBase64String(HMACSHA256.HashData(key, (byte[])[.. prefix, .. body]));
    }
}
