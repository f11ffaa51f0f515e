using System.Text.Json;

namespace AiInfra.LocalHost.Teams;

/// <summary>What a Teams Workflows webhook ("when a Teams webhook request is received") makes of a body: the cards in it, or why it takes none.</summary>
internal abstract record TeamsMessage
{
    /// <summary>Teams refuses a message above 28 KB (Microsoft Learn, "Create Incoming Webhooks").</summary>
    public const int MaxBytes = 28 * 1024;

    private const string CardType = "application/vnd.microsoft.card.adaptive";

    private TeamsMessage()
    {
    }

    public sealed record Cards(IReadOnlyList<JsonElement> Contents) : TeamsMessage;

    public sealed record Unreadable(string Reason) : TeamsMessage;

    public static TeamsMessage Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException malformed)
        {
            return new Unreadable($"The body is not JSON: {malformed.Message}");
        }
    }

    private static TeamsMessage Read(JsonElement message)
    {
        if (TextOf(message, "type") != "message") return new Unreadable("\"type\" must be \"message\".");
        if (!message.TryGetProperty("attachments", out var attachments) || attachments.ValueKind is not JsonValueKind.Array || attachments.GetArrayLength() == 0)
            return new Unreadable("\"attachments\" must be an array with at least one attachment.");
        List<JsonElement> contents = [];
        foreach (var attachment in attachments.EnumerateArray())
        {
            if (RefusalOf(attachment) is { } reason) return new Unreadable($"/attachments/{contents.Count}: {reason}");
            contents.Add(attachment.GetProperty("content").Clone());
        }

        return new Cards(contents);
    }

    private static string? RefusalOf(JsonElement attachment)
    {
        if (TextOf(attachment, "contentType") != CardType) return $"\"contentType\" must be \"{CardType}\".";
        if (!attachment.TryGetProperty("content", out var content) || content.ValueKind is not JsonValueKind.Object) return "\"content\" must be the card as an object.";
        if (TextOf(content, "type") != "AdaptiveCard") return "the card's \"type\" must be \"AdaptiveCard\".";
        return TextOf(content, "version") is null ? "the card's \"version\" must be given, such as \"1.4\"." : null;
    }

    private static string? TextOf(JsonElement element, string name)
    {
        if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out var value) || value.ValueKind is not JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: JSON allows its escape, text does not.
            return null;
        }
    }
}
