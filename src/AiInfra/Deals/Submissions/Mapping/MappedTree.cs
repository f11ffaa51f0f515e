using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace AiInfra.Deals.Submissions.Mapping;

/// <summary>
/// A submission as it is put together field by field. What got no value is left out; so is an item of an array for which the payload held nothing at all (a second party that is not there),
/// even where the mapping has values of its own for it, and the items after it move up.
/// </summary>
internal sealed class MappedTree
{
    private readonly Dictionary<string, MappedTree> _members = [];
    private string? _json;
    private JsonPointer? _origin;
    private bool _asked;
    private bool _found;

    private bool HasValue => _json is not null || _members.Values.Any(m => m.HasValue);

    private bool IsArray => _members.Count > 0 && _members.Keys.All(k => JsonPointer.IsIndex(k, out _));

    public void Put(ReadOnlySpan<string> path, string? json, JsonPointer? origin)
    {
        _asked |= origin is not null;
        _found |= origin is not null && json is not null;
        if (path.IsEmpty)
        {
            (_json, _origin) = (json, origin);
            return;
        }

        if (!_members.TryGetValue(path[0], out var member)) _members[path[0]] = member = new();
        member.Put(path[1..], json, origin);
    }

    public MappedSubmission ToSubmission()
    {
        var json = new ArrayBufferWriter<byte>();
        List<(JsonPointer, JsonPointer)> origins = [];
        using (var writer = new Utf8JsonWriter(json)) Write(writer, default, origins);
        return new(JsonElement.Parse(json.WrittenSpan), [.. origins]);
    }

    private void Write(Utf8JsonWriter writer, JsonPointer at, List<(JsonPointer Field, JsonPointer Origin)> origins)
    {
        if (_origin is { } origin) origins.Add((at, origin));
        if (_json is not null) writer.WriteRawValue(_json, skipInputValidation: true);
        else if (IsArray) WriteArray(writer, at, origins);
        else WriteObject(writer, at, origins);
    }

    private void WriteArray(Utf8JsonWriter writer, JsonPointer at, List<(JsonPointer Field, JsonPointer Origin)> origins)
    {
        writer.WriteStartArray();
        var items = _members.OrderBy(m => int.Parse(m.Key, CultureInfo.InvariantCulture)).Select(m => m.Value).Where(item => item.HasValue && (item._found || !item._asked));
        foreach (var (index, item) in items.Index()) item.Write(writer, at.Of($"{index}"), origins);
        writer.WriteEndArray();
    }

    private void WriteObject(Utf8JsonWriter writer, JsonPointer at, List<(JsonPointer Field, JsonPointer Origin)> origins)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in _members)
        {
            if (!member.HasValue)
            {
                // It will be said to be missing: say too where it was looked for.
                if (member._origin is { } origin) origins.Add((at.Of(name), origin));
                continue;
            }

            writer.WritePropertyName(name);
            member.Write(writer, at.Of(name), origins);
        }

        writer.WriteEndObject();
    }
}

/// <summary>A submission out of a payload.</summary>
/// <param name="Origins">Where its fields come from.</param>
public sealed record MappedSubmission(JsonElement Json, ImmutableArray<(JsonPointer Field, JsonPointer Origin)> Origins)
{
    /// <summary>The errors of reading it, each with the place in the payload that it comes from.</summary>
    public ImmutableArray<FieldError> Traced(ImmutableArray<FieldError> errors) => [.. errors.Select(Traced)];

    private FieldError Traced(FieldError error)
    {
        if (!JsonPointer.TryParse(error.Pointer.TrimStart('#'), out var field)) return error;
        var nearest = Origins.Where(o => field.IsWithin(o.Field)).OrderByDescending(o => o.Field.Segments.Length).Take(1).ToList();
        if (nearest is not [var (known, origin)]) return error;
        var place = field.Segments.Skip(known.Segments.Length).Aggregate(origin, (pointer, segment) => pointer.Of(segment));
        return place == field ? error : error with { From = $"#{place}" };
    }
}
