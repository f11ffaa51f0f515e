using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace AiInfra.Deals.Submissions.Mapping;

/// <summary>JSON Pointer (RFC 6901): where in a document. The default is the whole document.</summary>
public readonly record struct JsonPointer
{
    public const int MaxSegments = 16;

    private readonly ImmutableArray<string> _segments;

    private JsonPointer(ImmutableArray<string> segments) => _segments = segments;

    public ImmutableArray<string> Segments => _segments.IsDefault ? [] : _segments;

    /// <summary>Reads <c>/a/0/b~1c</c>, or nothing at all for the whole document; at most <see cref="MaxSegments"/> deep.</summary>
    public static bool TryParse(string? text, out JsonPointer pointer)
    {
        pointer = default;
        if (text is null || (text.Length > 0 && text[0] != '/')) return false;
        if (text.Replace("~0", "", StringComparison.Ordinal).Replace("~1", "", StringComparison.Ordinal).Contains('~', StringComparison.Ordinal)) return false;
        ImmutableArray<string> segments = [.. text.Split('/').Skip(1).Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
        pointer = new(segments);
        return segments.Length <= MaxSegments;
    }

    /// <summary>The value it points to; null when there is none, or it is <c>null</c>.</summary>
    public JsonElement? In(JsonElement document)
    {
        var value = document;
        foreach (var segment in Segments)
        {
            if (Member(value, segment) is not { } member) return null;
            value = member;
        }

        return value.ValueKind is JsonValueKind.Null ? null : value;
    }

    public bool IsWithin(JsonPointer other) => Segments.Length >= other.Segments.Length && Segments[..other.Segments.Length].SequenceEqual(other.Segments);

    public JsonPointer Of(string member) => new(Segments.Add(member));

    public JsonPointer Of(JsonPointer inner) => new(Segments.AddRange(inner.Segments));

    /// <summary>Without leading zeros, as the RFC has it (§4).</summary>
    public static bool IsIndex(string segment, out int index) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out index) && (segment.Length == 1 || segment[0] != '0');

    public override string ToString() => Segments.Aggregate("", Fields.Pointer);

    private static JsonElement? Member(JsonElement value, string segment) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty(segment, out var member) => member,
        JsonValueKind.Array when IsIndex(segment, out var index) && index < value.GetArrayLength() => value[index],
        _ => null,
    };

    public bool Equals(JsonPointer other) => Segments.SequenceEqual(other.Segments);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
