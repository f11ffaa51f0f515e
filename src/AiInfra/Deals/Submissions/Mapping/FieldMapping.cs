using System.Collections.Immutable;
using System.Text.Json;

namespace AiInfra.Deals.Submissions.Mapping;

/// <summary>Where one field of a submission comes from.</summary>
/// <param name="To">The field.</param>
/// <param name="From">Where in the item its value is; null for a value of its own.</param>
/// <param name="OfPayload">Where in the whole payload instead.</param>
/// <param name="Value">The value when it comes from nowhere, as JSON.</param>
/// <param name="Words">What the words of the other system are here; a word that is not among them stays as it is.</param>
public sealed record FieldMapping(JsonPointer To, JsonPointer? From, bool OfPayload, string? Value, ImmutableDictionary<string, string> Words)
{
    /// <returns>The value as JSON, null when the payload has none; and where it comes from, null for a value of its own.</returns>
    internal (string? Json, JsonPointer? Origin) Of(JsonElement item, JsonElement payload, JsonPointer place)
    {
        if (From is not { } from) return (Value, null);
        var found = from.In(OfPayload ? payload : item);
        return (found is { } value ? Translated(value) : null, OfPayload ? from : place.Of(from));
    }

    private string Translated(JsonElement value) =>
        Words.Count > 0 && MappedText.Of(value) is { } text && Words.TryGetValue(text, out var word) ? MappedText.Json(word) : value.GetRawText();
}

/// <summary>Simple JSON values as text, to be compared with words.</summary>
internal static class MappedText
{
    /// <returns>Null for what is no simple value.</returns>
    public static string? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Fields.TryDecode(value, out var text) ? text : null,
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    public static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
