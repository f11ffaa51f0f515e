using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.LocalHost.Hosting;

/// <summary>Function keys. Not required, the host serves this machine only.</summary>
internal sealed class FunctionKeyOptions
{
    public bool Required { get; init; }

    /// <summary>The one key of this host, for every level. A secret.</summary>
    public string? Key { get; init; }

    /// <summary>Whether a request may call a function of this level: the key in <c>x-functions-key</c> or, without that header, in <c>?code=</c>.</summary>
    public bool Admits(AuthorizationLevel level, HttpRequest request)
    {
        if (!Required || level is AuthorizationLevel.Anonymous) return true;
        var given = request.Headers.TryGetValue("x-functions-key", out var header) ? header.ToString() : request.Query["code"].ToString();
        return !string.IsNullOrEmpty(Key) && CryptographicOperations.FixedTimeEquals(Hash(given), Hash(Key));
    }

    // Hashed, so that not even the length can be timed.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
