using System.Collections.Immutable;
using System.Text;

namespace AiInfra.Functions.Watches.Sources;

/// <summary>One entry of a feed.</summary>
/// <param name="Id">As the source has it; the address, or else title and text, where it has none.</param>
/// <param name="Title">HTML.</param>
/// <param name="Body">Its text or summary.</param>
/// <param name="BodyIsHtml">Otherwise it is plain.</param>
public sealed record SourceEntry(string Id, string? Url, string? Title, string Body, bool BodyIsHtml, DateTimeOffset? PublishedAt)
{
    /// <summary>What is remembered of an entry that was read: 64 bits of SHA-256.</summary>
    public string Hash { get; } = Digest.Hex(Id, 8);
}

/// <summary>What came of reading a feed.</summary>
public abstract record SourceReading
{
    /// <summary>Entries taken from a feed, its first; those of real ones are rarely more than a hundred.</summary>
    public const int MaxEntries = 500;

    private SourceReading()
    {
    }

    /// <param name="Name">How the source calls itself.</param>
    /// <param name="Entries">In its order.</param>
    public sealed record Ok(string? Name, ImmutableArray<SourceEntry> Entries) : SourceReading;

    /// <param name="Reason">In words that read after "the feed cannot be read: ".</param>
    public sealed record Unreadable(string Reason) : SourceReading;

    /// <summary>Reads RSS 2.0, Atom (RFC 4287) or JSON Feed 1, by what the bytes are and not by what they are called.</summary>
    public static SourceReading Read(byte[] body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var text = body.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? body.AsSpan(3) : body;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? JsonSource.Read(text.ToArray()) : XmlSource.Read(body);
    }
}
