using System.Globalization;
using System.Text.Json;

namespace AiInfra.Deals.Submissions;

/// <summary>Texts in JSON that escape half of a surrogate pair: well-formed as JSON, and no text that could be kept or written again.</summary>
public static class HalfPairs
{
    public static IEnumerable<FieldError> In(JsonElement value, string pointer) => value.ValueKind switch
    {
        JsonValueKind.String when !Fields.TryDecode(value, out _) => [new(pointer, "holds half of a surrogate pair: send well-formed Unicode")],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(m => In(m.Value, Fields.Pointer(pointer, m.Name))),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => In(item, Fields.Pointer(pointer, i.ToString(CultureInfo.InvariantCulture)))),
        _ => [],
    };
}
