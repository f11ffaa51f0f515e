using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Storage;

/// <summary>Encrypts what is secret at rest: AES-256-GCM (NIST SP 800-38D), a fresh 96-bit nonce each time, bound to the row it stands in.</summary>
public sealed class SecretBox
{
    public const string Setting = "Secrets:Key";
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key;

    /// <param name="key">32 bytes.</param>
    public SecretBox(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = key.Length == 32 ? key : throw new ArgumentException($"The setting {Setting} must be 32 bytes in Base64.", nameof(key));
    }

    /// <exception cref="InvalidOperationException">The setting is missing or no Base64.</exception>
    public static SecretBox From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var buffer = new byte[64];
        return Convert.TryFromBase64String(configuration[Setting] ?? "", buffer, out var written) && written > 0
            ? new(buffer[..written])
            : throw new InvalidOperationException($"The setting {Setting} is missing: 32 random bytes in Base64, from Key Vault.");
    }

    public byte[] Seal(ReadOnlySpan<byte> secret, string row)
    {
        var box = new byte[1 + NonceBytes + TagBytes + secret.Length];
        box[0] = Version;
        var nonce = box.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, secret, box.AsSpan(1 + NonceBytes + TagBytes), box.AsSpan(1 + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(row));
        return box;
    }

    /// <exception cref="CryptographicException">Another key, another row, or a changed byte.</exception>
    public byte[] Open(ReadOnlySpan<byte> box, string row)
    {
        if (box.Length < 1 + NonceBytes + TagBytes || box[0] != Version) throw new CryptographicException("The box has no known form.");
        var secret = new byte[box.Length - 1 - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        aes.Decrypt(box.Slice(1, NonceBytes), box[(1 + NonceBytes + TagBytes)..], box.Slice(1 + NonceBytes, TagBytes), secret, Encoding.UTF8.GetBytes(row));
        return secret;
    }
}
