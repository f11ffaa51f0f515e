using System.Globalization;
using System.Text.Json;
using AiInfra.Amounts;
using AiInfra.Deals;

namespace AiInfra.Functions.Notifications.Webhooks;

/// <summary>The main fields of a deal in the API's JSON form: enum members in snake_case, money as decimal strings.</summary>
internal static class DealPayload
{
    public static void Write(Utf8JsonWriter json, Deal deal)
    {
        json.WriteStartObject();
        json.WriteString("id", deal.Id);
        json.WriteNumber("revision", deal.Revision);
        json.WriteString("title", deal.Title);
        json.WriteString("kind", Name(deal.Kind));
        json.WriteString("bindingness", Name(deal.Bindingness));
        json.WriteString("status", Name(deal.Status));
        json.WriteString("announced", deal.Announced.ToString());
        WriteParties(json, deal);
        WriteAmount(json, deal.Amount);
        json.WriteStartObject("certainty");
        json.WriteString("level", Name(deal.Certainty.Level));
        json.WriteString("reason", deal.Certainty.Reason);
        json.WriteEndObject();
        WriteSources(json, deal);
        json.WriteEndObject();
    }

    private static void WriteParties(Utf8JsonWriter json, Deal deal)
    {
        json.WriteStartArray("parties");
        foreach (var party in deal.Parties)
        {
            json.WriteStartObject();
            json.WriteString("entityId", party.EntityId);
            json.WriteString("name", party.Name);
            json.WriteString("role", Name(party.Role));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAmount(Utf8JsonWriter json, Amount amount)
    {
        json.WriteStartObject("amount");
        Write(json, "text", amount.Text);
        Write(json, "low", Money(amount.Low));
        Write(json, "high", Money(amount.High));
        Write(json, "currency", amount.Currency);
        json.WriteString("qualifier", Name(amount.Qualifier));
        json.WriteString("basis", Name(amount.Basis));
        json.WriteString("per", Name(amount.Per));
        json.WriteEndObject();
    }

    private static void WriteSources(Utf8JsonWriter json, Deal deal)
    {
        json.WriteStartArray("sources");
        foreach (var source in deal.Sources)
        {
            json.WriteStartObject();
            Write(json, "url", source.Url?.OriginalString);
            Write(json, "publisher", source.Publisher);
            json.WriteString("type", Name(source.Type));
            Write(json, "publishedAt", source.PublishedAt?.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static string? Money(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
