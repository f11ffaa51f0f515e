using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Json;

namespace AiInfra.Functions.Notifications.Webhooks;

/// <summary>The body of a webhook (Standard Webhooks 1.0.0, "payload structure"). It depends on the notification alone, so every attempt sends the same bytes.</summary>
internal static class WebhookBody
{
    public static byte[] Of(Alert notification)
    {
        var dealEvent = notification.Event;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", dealEvent.Kind is EventKind.Correction ? "deal.corrected" : "deal.alerted");
            json.WriteString("timestamp", dealEvent.OccurredAt.UtcDateTime);
            json.WriteStartObject("data");
            json.WriteString("event", dealEvent.Id);
            if (dealEvent.Kind is EventKind.Correction) WriteCorrection(json, dealEvent);
            json.WritePropertyName("deal");
            JsonSerializer.Serialize(json, dealEvent.Deal, DomainJson.Default.Deal);
            WriteRules(json, notification.Rules);
            json.WriteString("url", notification.Links.Record.AbsoluteUri);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteCorrection(Utf8JsonWriter json, DealEvent dealEvent)
    {
        if (dealEvent.Corrects is { } corrects) json.WriteString("corrects", corrects);
        json.WriteStartArray("changes");
        foreach (var change in dealEvent.Changes) json.WriteStringValue(change);
        json.WriteEndArray();
    }

    private static void WriteRules(Utf8JsonWriter json, IEnumerable<MetRule> rules)
    {
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.RuleId);
            json.WriteString("name", rule.RuleName);
            json.WriteString("reason", rule.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
