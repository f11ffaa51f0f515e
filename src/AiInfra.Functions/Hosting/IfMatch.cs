using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AiInfra.Functions.Hosting;

/// <summary>The states a change may be made of (RFC 9110 §13.1.1): entity tags, or any.</summary>
public sealed class IfMatch
{
    private readonly ImmutableArray<EntityTagHeaderValue> _tags;

    private IfMatch(IEnumerable<EntityTagHeaderValue> tags) => _tags = [.. tags];

    /// <summary>Whether a state is among them. The comparison is strong: a weak tag is none.</summary>
    public bool Admits(int revision)
    {
        var current = new EntityTagHeaderValue(DealResult.ETagOf(revision));
        return _tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: true));
    }

    /// <returns>False when the header is there and not of its form; otherwise <paramref name="ifMatch"/> is null when there is none.</returns>
    public static bool TryRead(IHeaderDictionary headers, out IfMatch? ifMatch)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ifMatch = null;
        if (StringValues.IsNullOrEmpty(headers.IfMatch) || string.IsNullOrWhiteSpace(headers.IfMatch)) return true;
        if (!EntityTagHeaderValue.TryParseStrictList([.. headers.IfMatch.OfType<string>()], out var tags)) return false;
        ifMatch = new(tags);
        return true;
    }
}
