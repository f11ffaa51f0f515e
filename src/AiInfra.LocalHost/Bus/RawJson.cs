using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiInfra.LocalHost.Bus;

/// <summary>JSON inside JSON as it came, not read and written anew.</summary>
internal sealed class RawJson : JsonConverter<BinaryData>
{
    public override BinaryData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(Encoding.UTF8.GetBytes(JsonElement.ParseValue(ref reader).GetRawText()));

    public override void Write(Utf8JsonWriter writer, BinaryData value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToMemory().Span);
}
