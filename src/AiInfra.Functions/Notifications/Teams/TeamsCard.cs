using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Teams;

/// <summary>The message to a Teams workflow: one Adaptive Card 1.4 (the newest version Teams shows on every device) in UTF-8 JSON.</summary>
internal static class TeamsCard
{
    /// <summary>The longest message; Teams refuses cards somewhat above it (documented: 28 KB).</summary>
    public const int MaxBytes = 24 * 1024;

    private const string More = "… more in the record";

    /// <summary>From whole to bare: how many sources, how many rules and changes, how long a text. The last fits whatever the event holds.</summary>
    private static readonly (int Sources, int Lines, int Length)[] Cuts =
        [(int.MaxValue, int.MaxValue, 2000), (20, 50, 2000), (8, 20, 2000), (4, 10, 1000), (2, 10, 400), (1, 5, 200), (0, 3, 100)];

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(Alert notification)
    {
        var deal = notification.Event.Deal;
        var content = new Content(
            AlertText.In(notification.Reader.Language).Subject(notification.Event), AlertText.In(notification.Reader.Language).Lead(deal), AlertText.In(notification.Reader.Language).Details(deal), [.. AlertText.In(notification.Reader.Language).Changes(notification)], [.. AlertText.In(notification.Reader.Language).Why(notification.Rules)], [.. AlertText.In(notification.Reader.Language).Sources(deal)], notification.Links.Record);
        return Cuts.Select(cut => Write(content, cut.Sources, cut.Lines, cut.Length)).First(bytes => bytes.Length < MaxBytes);
    }

    private static byte[] Write(Content content, int sources, int lines, int length)
    {
        var message = new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["contentUrl"] = null,
                ["content"] = Card(content, sources, lines, length),
            }),
        };
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Relaxed)) message.WriteTo(json);
        return stream.ToArray();
    }

    private static JsonObject Card(Content content, int sources, int lines, int length) => new()
    {
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["type"] = "AdaptiveCard",
        ["version"] = "1.4",
        ["fallbackText"] = Markdown.Escape(PlainText.Cut(content.Subject, length)), // may hold Markdown too, says the schema
        ["msteams"] = new JsonObject { ["width"] = "Full" },
        ["body"] = new JsonArray([.. Body(content, sources, lines, length)]),
        ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Open the record", ["url"] = content.Url.AbsoluteUri }),
    };

    private static IEnumerable<JsonNode> Body(Content content, int sources, int lines, int length)
    {
        yield return Block(Text(content.Subject, length), ("size", "Medium"), ("weight", "Bolder"));
        yield return Block(Text(content.Lead[0].Value, length), ("size", "ExtraLarge"), ("weight", "Bolder"), ("color", "Accent"), ("spacing", "Small"));
        foreach (var node in Section("What changed", content.Changes, lines, length)) yield return node;
        yield return FactSet([.. content.Lead.Skip(1), .. content.Details], length);
        foreach (var node in Section("Why you get this", content.Why, lines, length)) yield return node;
        foreach (var node in Sources(content.Sources, sources, length)) yield return node;
    }

    private static IEnumerable<JsonNode> Section(string title, IReadOnlyList<string> lines, int most, int length)
    {
        if (lines.Count == 0) yield break;
        yield return Block(title, ("weight", "Bolder"), ("spacing", "Medium"));
        foreach (var line in lines.Take(most)) yield return Block(Text(line, length), ("spacing", "Small"));
        if (lines.Count > most) yield return Rest(lines.Count - most);
    }

    private static IEnumerable<JsonNode> Sources(IReadOnlyList<(string Text, Uri? Url)> sources, int most, int length)
    {
        if (sources.Count == 0) yield break;
        yield return Block("Sources", ("weight", "Bolder"), ("spacing", "Medium"));
        foreach (var (text, url) in sources.Take(most)) yield return Block(url is null ? Text(text, length) : Markdown.Link(PlainText.Cut(text, length), url), ("spacing", "Small"));
        if (sources.Count > most) yield return Rest(sources.Count - most);
    }

    private static JsonObject FactSet(IEnumerable<Fact> facts, int length) => new()
    {
        ["type"] = "FactSet",
        ["spacing"] = "Medium",
        ["facts"] = new JsonArray([.. facts.Select(f => new JsonObject { ["title"] = f.Label, ["value"] = Text(f.Value, length) })]),
    };

    private static JsonObject Rest(int count) => Block(string.Create(CultureInfo.InvariantCulture, $"… {count} more in the record"), ("spacing", "Small"), ("isSubtle", true));

    private static JsonObject Block(string markdown, params ReadOnlySpan<(string Name, JsonNode Value)> properties)
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = markdown, ["wrap"] = true };
        foreach (var (name, value) in properties) block[name] = value;
        return block;
    }

    private static string Text(string line, int length) => Markdown.Escape(line.Length <= length ? line : PlainText.Cut(line, length - More.Length).TrimEnd('…') + More);

    /// <summary>What there is to say, before any cut.</summary>
    private sealed record Content(
        string Subject, IReadOnlyList<Fact> Lead, IReadOnlyList<Fact> Details, IReadOnlyList<string> Changes, IReadOnlyList<string> Why, IReadOnlyList<(string Text, Uri? Url)> Sources, Uri Url);
}
