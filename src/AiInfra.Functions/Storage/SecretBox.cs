using System.Security.Cryptography;
using System.Text;
using AiInfra.Functions.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Storage;

/// <summary>Encrypts what is secret at rest: AES-256-GCM (NIST SP 800-38D), a fresh 96-bit nonce each time, bound to the row it stands in.</summary>
[Setting(SecretBox.Setting, "Key that encrypts addresses and keys at rest: 32 random bytes in Base64; LocalHost makes its own", IsSecret = true)]
public sealed class SecretBox
{
    public const string Setting = "Secrets:Key";
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private const int BlindBytes = 16;

    private readonly byte[] _key;
    private readonly byte[] _blindKey;

    /// <param name="key">32 bytes.</param>
    public SecretBox(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = key.Length == 32 ? key : throw new ArgumentException($"The setting {Setting} must be 32 bytes in Base64.", nameof(key));
        _blindKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, key.Length, info: "blind"u8.ToArray());
    }

    /// <exception cref="InvalidOperationException">The setting is missing or no Base64.</exception>
    public static SecretBox From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var buffer = new byte[64];
        return Convert.TryFromBase64String(configuration.Text(Setting) ?? "", buffer, out var written) && written > 0
            ? new(buffer[..written])
            : throw new InvalidOperationException($"The setting {Setting} is missing: 32 random bytes in Base64, from Key Vault.");
    }

    /// <summary>In place of a text by which something is found: 128 bits of HMAC-SHA256 (RFC 2104) in hex. Without the key nobody can try texts on it.</summary>
    public string Blind(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_blindKey, Encoding.UTF8.GetBytes(text)).AsSpan(0, BlindBytes));

    public byte[] Seal(ReadOnlySpan<byte> secret, string row) => Seal(secret, row, RandomNumberGenerator.GetBytes(NonceBytes));

    /// <summary>The same box for the same secret, for what must be written alike each time: its nonce is made of the secret (a synthetic initialisation vector, as in RFC 5297), so no two secrets share one.</summary>
    public byte[] SealAlike(ReadOnlySpan<byte> secret, string row) => Seal(secret, row, HMACSHA256.HashData(_blindKey, (byte[])[.. Encoding.UTF8.GetBytes(row + "\n"), .. secret]).AsSpan(0, NonceBytes));

    private byte[] Seal(ReadOnlySpan<byte> secret, string row, ReadOnlySpan<byte> nonce)
    {
        var box = new byte[1 + NonceBytes + TagBytes + secret.Length];
        box[0] = Version;
        nonce.CopyTo(box.AsSpan(1));
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
