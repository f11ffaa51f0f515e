using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiInfra.Amounts;

/// <summary>One reading as one line of NDJSON: money as decimal strings, null members left out.</summary>
public static class AmountReadingJson
{
    // The relaxed encoder keeps "€" and "é" readable; the line is for terminals and files, never for HTML.
    private static readonly AmountLineContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The line, without its line feed.</summary>
    public static string ToJsonLine(string text, AmountReading reading) => JsonSerializer.Serialize(Line(text, reading), Context.AmountLine);

    private static AmountLine Line(string text, AmountReading reading) => reading switch
    {
        AmountReading.Ok(var amount, var years, var start, var end) => new()
        {
            Text = text,
            Low = Digits(amount.Low),
            High = Digits(amount.High),
            Currency = amount.Currency,
            Qualifier = JsonNamingPolicy.SnakeCaseLower.ConvertName(amount.Qualifier.ToString()),
            Per = JsonNamingPolicy.SnakeCaseLower.ConvertName(amount.Per.ToString()),
            Years = Digits(years),
            Start = start?.ToString(CultureInfo.InvariantCulture),
            End = end?.ToString(CultureInfo.InvariantCulture),
            OtherReading = amount.OtherReading is { } other ? new(Digits(other.Low), Digits(other.High)) : null,
        },
        AmountReading.Unreadable(var reason) => new() { Text = text, Error = reason },
        _ => throw new ArgumentException("neither read nor unreadable", nameof(reading)),
    };

    private static string? Digits(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture);
}

/// <summary>The members of a line, in their order.</summary>
internal sealed record AmountLine
{
    public required string Text { get; init; }

    public string? Low { get; init; }

    public string? High { get; init; }

    public string? Currency { get; init; }

    public string? Qualifier { get; init; }

    public string? Per { get; init; }

    public string? Years { get; init; }

    public string? Start { get; init; }

    public string? End { get; init; }

    public BoundsLine? OtherReading { get; init; }

    public string? Error { get; init; }
}

internal sealed record BoundsLine(string? Low, string? High);

[JsonSerializable(typeof(AmountLine))]
internal sealed partial class AmountLineContext : JsonSerializerContext;
