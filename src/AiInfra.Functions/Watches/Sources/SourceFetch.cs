namespace AiInfra.Functions.Watches.Sources;

/// <summary>What came of asking a source.</summary>
public abstract record SourceFetch
{
    private SourceFetch()
    {
    }

    /// <param name="ETag">The validators, for the next time.</param>
    public sealed record Fetched(byte[] Body, string? ETag, DateTimeOffset? LastModified) : SourceFetch;

    public sealed record NotModified : SourceFetch;

    /// <summary>410: it will not come back.</summary>
    public sealed record Gone : SourceFetch;

    /// <param name="Reason">In words.</param>
    /// <param name="RetryAfter">How long the source asks to be left alone.</param>
    public sealed record Failed(string Reason, TimeSpan? RetryAfter = null) : SourceFetch;
}
