using System.Text.Json;
using AngleSharp.Dom;

namespace AiInfra.Functions.Articles.Html;

/// <summary>What a page says of itself as JSON-LD (schema.org): the first date of publication and the first name of a publisher, wherever they stand.</summary>
internal sealed record LinkedData(string? DatePublished, string? Publisher)
{
    private const int MaxDepth = 12;

    public static LinkedData In(IDocument page) =>
        page.QuerySelectorAll("script[type='application/ld+json']").Select(script => Read(script.TextContent)).Aggregate(new LinkedData(null, null), (found, next) => found.Or(next));

    private static LinkedData Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 2 * MaxDepth, AllowTrailingCommas = true });
            return Find(document.RootElement, 0);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Broken, or text with half of a surrogate pair.
            return new(null, null);
        }
    }

    private static LinkedData Find(JsonElement value, int depth) => value.ValueKind switch
    {
        _ when depth > MaxDepth => new(null, null),
        JsonValueKind.Array => value.EnumerateArray().Aggregate(new LinkedData(null, null), (found, item) => found.Or(Find(item, depth + 1))),
        JsonValueKind.Object => value.EnumerateObject().Aggregate(Own(value), (found, member) => found.Or(Find(member.Value, depth + 1))),
        _ => new(null, null),
    };

    private static LinkedData Own(JsonElement thing) =>
        new(Text(thing, "datePublished"), thing.TryGetProperty("publisher", out var publisher) && publisher.ValueKind is JsonValueKind.Object ? Text(publisher, "name") : null);

    private static string? Text(JsonElement thing, string name) => thing.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private LinkedData Or(LinkedData other) => new(DatePublished ?? other.DatePublished, Publisher ?? other.Publisher);
}
