using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiInfra.Json;

/// <summary>Money as a decimal string without exponent, group separators or trailing zeros, so that no reader loses digits in a binary double.</summary>
public sealed class MoneyConverter : JsonConverter<decimal>
{
    public static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Number
            ? reader.GetDecimal()
            : decimal.Parse(reader.GetString()!, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(Text(value));
    }
}
