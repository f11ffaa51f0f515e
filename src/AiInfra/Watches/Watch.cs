using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AiInfra.Deals;
using AiInfra.Json;

namespace AiInfra.Watches;

/// <summary>A feed that is read for deals: how an operator set it, and how far it is read.</summary>
/// <param name="Id">Follows from the address: a source is watched once.</param>
public sealed record Watch(string Id, Uri Url, DateTimeOffset CreatedAt)
{
    /// <summary>A source that answers is asked again after this time.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    /// <summary>Between two requests to one host, whatever is asked for.</summary>
    public static readonly TimeSpan Politeness = TimeSpan.FromMinutes(5);

    /// <summary>A source that goes on failing is asked once in this time.</summary>
    public static readonly TimeSpan LongestBackoff = TimeSpan.FromDays(1);

    /// <summary>What a source may ask for by <c>Retry-After</c>: a slip there must not silence it for years.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(7);

    /// <summary>Entries remembered as read, the latest last.</summary>
    public const int MaxSeen = 2000;

    /// <summary>BCP 47 tag; null to find it out for each entry.</summary>
    public string? Language { get; init; }

    /// <summary>Null for the name that the source gives itself.</summary>
    public string? Publisher { get; init; }

    public SourceType Type { get; init; } = SourceType.Press;

    public bool Enabled { get; init; } = true;

    public DateTimeOffset DueAt { get; init; } = CreatedAt;

    public DateTimeOffset? LastReadAt { get; init; }

    /// <summary>What came of the last reading, in words.</summary>
    public string? LastStatus { get; init; }

    /// <summary>How often in a row it failed.</summary>
    public int Failures { get; init; }

    /// <summary>The validators of what was read last (RFC 9110 §8.8).</summary>
    public string? ETag { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Hashes of the entries that were read.</summary>
    public ImmutableArray<string> Seen { get; init; } = [];

    /// <summary>Entries read and deals proposed since it was added.</summary>
    public int Entries { get; init; }

    public int Proposals { get; init; }

    /// <summary>80 bits of SHA-256.</summary>
    public static string IdOf(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return Digest.Hex(url.AbsoluteUri, 10);
    }

    public bool IsDue(DateTimeOffset now) => Enabled && DueAt <= now;

    /// <summary>Taken in hand: nobody else reads it, and who breaks off has it read again when it is due next.</summary>
    public Watch Claimed(DateTimeOffset now) => this with { DueAt = now + Every };

    /// <summary>It answered; what it holds, if anything is new, is noted by the caller.</summary>
    public Watch Answered(DateTimeOffset now, string status) => this with { DueAt = now + Every, LastReadAt = now, LastStatus = status, Failures = 0 };

    /// <summary>It failed: the wait doubles with each failure in a row, and is never shorter than the source asks for.</summary>
    public Watch Failed(DateTimeOffset now, string status, TimeSpan? retryAfter = null)
    {
        var backoff = Every * Math.Pow(2, Math.Min(Failures, 10));
        var asked = retryAfter is { } wait && wait < LongestRetryAfter ? wait : retryAfter is null ? TimeSpan.Zero : LongestRetryAfter;
        var pause = backoff < LongestBackoff ? backoff : LongestBackoff;
        return this with { DueAt = now + (asked > pause ? asked : pause), LastReadAt = now, LastStatus = status, Failures = Failures + 1 };
    }

    /// <summary>It is gone for good.</summary>
    public Watch Gone(DateTimeOffset now) => Failed(now, "the source is gone (410) and not asked any more") with { Enabled = false };

    /// <summary>Remembers entries as read.</summary>
    public Watch With(IReadOnlyCollection<string> read, int proposals)
    {
        ArgumentNullException.ThrowIfNull(read);
        return this with { Seen = [.. Seen.Except(read).Concat(read).TakeLast(MaxSeen)], Entries = Entries + read.Count, Proposals = Proposals + proposals };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(SnakeCaseConverter<SourceType>)])]
[JsonSerializable(typeof(Watch))]
public sealed partial class WatchJson : JsonSerializerContext;
