using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Json;

namespace AiInfra.Functions.Notifications.Webhooks;

/// <summary>The body of a webhook (Standard Webhooks 1.0.0, "payload structure"): the facts in English and as data, for machines of every language.</summary>
internal static class WebhookBody
{
    /// <param name="now">When a notice is sent: it tells of nothing that happened before.</param>
    /// <exception cref="InvalidOperationException">Machines get each event on its own and only the notices that concern the endpoint: summaries and the rest are for people.</exception>
    public static byte[] Of(Notification notification, DateTimeOffset now)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) Write(json, notification, now);
        return stream.ToArray();
    }

    /// <summary><c>deal.alerted</c>, <c>deal.corrected</c>, <c>deal.terminated</c> or <c>subscription.test</c>.</summary>
    public static string TypeOf(Notification notification) => notification switch
    {
        Alert { Event.Kind: EventKind.Crossed } => "deal.alerted",
        Alert { Event.Deal.Bindingness: Bindingness.Terminated } => "deal.terminated",
        Alert => "deal.corrected",
        Notice { Kind: NoticeKind.Test or NoticeKind.Confirm } => "subscription.test",
        _ => throw new InvalidOperationException($"A {notification.GetType().Name} is for people, not for webhooks."),
    };

    private static void Write(Utf8JsonWriter json, Notification notification, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("type", TypeOf(notification));
        json.WriteString("timestamp", notification is Alert { Event.OccurredAt: var at } ? at.UtcDateTime : now.UtcDateTime);
        json.WriteStartObject("data");
        if (notification is Alert alert) WriteAlert(json, alert);
        else WriteNotice(json, (Notice)notification);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNotice(Utf8JsonWriter json, Notice notice)
    {
        json.WriteString("notice", SnakeCase.Of(notice.Kind));
        if (notice is { Kind: NoticeKind.Confirm, Action: { } confirm }) json.WriteString("confirmUrl", confirm.AbsoluteUri);
        if (notice.Reader.Manage is { } manage) json.WriteString("manageUrl", manage.AbsoluteUri);
    }

    private static void WriteAlert(Utf8JsonWriter json, Alert alert)
    {
        var dealEvent = alert.Event;
        json.WriteString("event", dealEvent.Id);
        if (dealEvent.Kind is EventKind.Correction) WriteCorrection(json, dealEvent);
        json.WritePropertyName("deal");
        JsonSerializer.Serialize(json, dealEvent.Deal, DomainJson.Default.Deal);
        WriteRules(json, alert.Rules);
        json.WriteString("url", alert.Links.Record.AbsoluteUri);
        json.WriteString("muteUrl", alert.Links.Mute.AbsoluteUri);
        json.WriteString("reportUrl", alert.Links.Report.AbsoluteUri);
    }

    private static void WriteCorrection(Utf8JsonWriter json, DealEvent dealEvent)
    {
        if (dealEvent.Corrects is { } corrects) json.WriteString("corrects", corrects);
        if (dealEvent.Because is { } why) json.WriteString("why", why);
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
