using System.Text.Json;
using System.Text.Json.Serialization;
using AiInfra.Deals;

namespace AiInfra.Json;

/// <summary>A date as exactly as it is known: <c>"2025-09-10"</c>, <c>"2025-09"</c>, <c>"2025-Q3"</c>, <c>"2025"</c>.</summary>
public sealed class PartialDateConverter : JsonConverter<PartialDate>
{
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PartialDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException("A date is 2025-09-10, 2025-09, 2025-Q3 or 2025.");

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
