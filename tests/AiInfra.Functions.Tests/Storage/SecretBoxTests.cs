using System.Security.Cryptography;
using System.Text;
using AiInfra.Functions.Storage;
using CsCheck;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Tests.Storage;

public sealed class SecretBoxTests
{
    private static readonly SecretBox Box = new(Convert.FromBase64String(AppParts.SecretsKey));

    [Fact]
    public void What_was_sealed_opens_again() =>
        Gen.Byte.Array[0, 500].Sample(secret => Assert.Equal(secret, Box.Open(Box.Seal(secret, "s-1"), "s-1")));

    [Fact]
    public void The_same_secret_sealed_twice_looks_different_and_shows_nothing_of_it()
    {
        var secret = Encoding.UTF8.GetBytes("https://hooks.example.org/secret");

        var (one, two) = (Box.Seal(secret, "s-1"), Box.Seal(secret, "s-1"));

        Assert.NotEqual(one, two);
        Assert.Equal(-1, one.AsSpan().IndexOf("hooks"u8));
    }

    [Fact]
    public void It_does_not_open_in_another_row() => Assert.ThrowsAny<CryptographicException>(() => Box.Open(Box.Seal("secret"u8, "s-1"), "s-2"));

    [Fact]
    public void It_does_not_open_with_another_key() => Assert.ThrowsAny<CryptographicException>(() => new SecretBox(new byte[32]).Open(Box.Seal("secret"u8, "s-1"), "s-1"));

    [Fact]
    public void It_does_not_open_with_any_bit_flipped()
    {
        var box = Box.Seal("secret"u8, "s-1");
        for (var bit = 0; bit < box.Length * 8; bit++)
        {
            var flipped = box.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => Box.Open(flipped, "s-1"));
        }
    }

    [Fact]
    public void It_does_not_open_when_cut_off_anywhere()
    {
        var box = Box.Seal("secret"u8, "s-1");
        for (var length = 0; length < box.Length; length++)
        {
            var cut = box[..length];
            Assert.ThrowsAny<CryptographicException>(() => Box.Open(cut, "s-1"));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("c2hvcnQ=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_key_that_is_none_is_refused_by_the_name_of_its_setting_and_not_repeated(string? key)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(SecretBox.Setting, key)]).Build();

        var refusal = Assert.ThrowsAny<Exception>(() => SecretBox.From(configuration));

        Assert.Contains("Secrets:Key", refusal.Message, StringComparison.Ordinal);
        if (key is { Length: > 0 }) Assert.DoesNotContain(key, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_32_bytes_is_taken()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(SecretBox.Setting, AppParts.SecretsKey)]).Build();

        Assert.Equal("secret"u8.ToArray(), Box.Open(SecretBox.From(configuration).Seal("secret"u8, "s-1"), "s-1"));
    }
}
