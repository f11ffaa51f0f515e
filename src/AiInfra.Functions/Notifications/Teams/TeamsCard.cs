using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Alerts;
using AiInfra.Functions.Notifications.Cards;
using AiInfra.Json;

namespace AiInfra.Functions.Notifications.Teams;

/// <summary>The message to a Teams workflow: one Adaptive Card 1.4 (the newest version Teams shows on every device) in UTF-8 JSON.</summary>
internal static class TeamsCard
{
    /// <summary>The longest message; Teams refuses cards somewhat above it (documented: 28 KB).</summary>
    public const int MaxBytes = 24 * 1024;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(Notification notification)
    {
        var card = Card.Of(notification);
        var language = SnakeCase.Of(notification.Reader.Language);
        return CardCut.All.Select(cut => Write(Content(card, language, new(card.Text, cut)))).First(bytes => bytes.Length < MaxBytes);
    }

    private static byte[] Write(JsonObject content)
    {
        var message = new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["contentUrl"] = null, ["content"] = content }),
        };
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Relaxed)) message.WriteTo(json);
        return stream.ToArray();
    }

    private static JsonObject Content(Card card, string language, CardBody body) => new()
    {
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["type"] = "AdaptiveCard",
        ["version"] = "1.4",
        ["lang"] = language,
        ["fallbackText"] = body.Text(card.Title), // may hold Markdown too, says the schema
        ["msteams"] = new JsonObject { ["width"] = "Full" },
        ["body"] = new JsonArray([.. body.Of(card)]),
        ["actions"] = new JsonArray([.. card.Buttons.Select((button, i) => Element.Open(button, wanted: i == 0 && card is not SummaryCard))]),
    };
}
