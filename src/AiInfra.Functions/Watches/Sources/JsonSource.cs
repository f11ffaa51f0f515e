using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace AiInfra.Functions.Watches.Sources;

/// <summary>JSON Feed 1.0 and 1.1.</summary>
internal static class JsonSource
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    public static SourceReading Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            var feed = document.RootElement;
            if (Text(feed, "version")?.StartsWith("https://jsonfeed.org/version/1", StringComparison.Ordinal) is not true) return new SourceReading.Unreadable("it is JSON, but no JSON Feed");
            if (!feed.TryGetProperty("items", out var items) || items.ValueKind is not JsonValueKind.Array) return new SourceReading.Unreadable("it is a JSON Feed without items");
            ImmutableArray<SourceEntry> entries = [.. items.EnumerateArray().Take(SourceReading.MaxEntries).Where(i => i.ValueKind is JsonValueKind.Object).Select(Entry)];
            return new SourceReading.Ok(Text(feed, "title"), entries);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not well-formed, or text with half of a surrogate pair.
            return new SourceReading.Unreadable("it is no well-formed JSON");
        }
    }

    private static SourceEntry Entry(JsonElement item)
    {
        var (url, title) = (Text(item, "url") ?? Text(item, "external_url"), Text(item, "title"));
        var html = Text(item, "content_html");
        var body = html ?? Text(item, "content_text") ?? Text(item, "summary") ?? "";
        var id = Text(item, "id") ?? url ?? $"{title}\n{body}";
        // A title is plain text here.
        return new(id, url, System.Net.WebUtility.HtmlEncode(title), body, html is not null, Date(Text(item, "date_published")));
    }

    private static DateTimeOffset? Date(string? text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    /// <summary>Numbers pass for texts: ids are often given so.</summary>
    private static string? Text(JsonElement thing, string name) => thing.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;
}
