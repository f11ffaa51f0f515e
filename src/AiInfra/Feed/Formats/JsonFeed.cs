using System.Buffers;
using System.Globalization;
using System.Text.Json;
using AiInfra.Amounts;

namespace AiInfra.Feed.Formats;

/// <summary>JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) with the machine facts of each deal in the extension object <c>_aiinfra</c>.</summary>
internal static class JsonFeed
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = FeedText.Json };

    public static byte[] Write(FeedDocument feed)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", FeedDocument.Title);
            json.WriteString("home_page_url", feed.Site);
            json.WriteString("feed_url", feed.First);
            if (feed.Next is { } next) json.WriteString("next_url", next);
            json.WriteString("description", FeedDocument.Description);
            json.WriteString("language", FeedDocument.Language);
            WriteAuthors(json);
            json.WriteStartArray("items");
            foreach (var item in feed.Items) WriteItem(json, item);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteAuthors(Utf8JsonWriter json)
    {
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("name", FeedDocument.Author);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteItem(Utf8JsonWriter json, FeedItem item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Entry.Id);
        json.WriteString("url", item.Entry.Url.AbsoluteUri);
        if (item.SourceLinks.FirstOrDefault() is { } source) json.WriteString("external_url", source.AbsoluteUri);
        json.WriteString("title", item.Title);
        json.WriteString("content_html", ItemContent.Html(item));
        json.WriteString("content_text", ItemContent.Text(item));
        json.WriteString("summary", item.Summary);
        json.WriteString("date_published", FeedDocument.Rfc3339(item.Entry.Published));
        json.WriteString("date_modified", FeedDocument.Rfc3339(item.Entry.Updated));
        json.WriteStartArray("tags");
        foreach (var (term, _) in item.Tags) json.WriteStringValue(term);
        json.WriteEndArray();
        WriteFacts(json, item);
        json.WriteEndObject();
    }

    private static void WriteFacts(Utf8JsonWriter json, FeedItem item)
    {
        json.WriteStartObject("_aiinfra");
        json.WriteString("deal", item.Deal.Id);
        json.WriteString("event", item.Event.Id);
        json.WriteString("kind", FeedItem.Term(item.Event.Kind));
        json.WriteBoolean("backfill", item.Event.Backfill);
        WriteAmount(json, item.Deal.Amount);
        json.WriteString("bindingness", FeedItem.Term(item.Deal.Bindingness));
        json.WriteString("certainty", FeedItem.Term(item.Deal.Certainty.Level));
        json.WriteStartArray("rules");
        foreach (var rule in item.Event.Rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.RuleId);
            json.WriteString("name", rule.RuleName);
            json.WriteString("reason", rule.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("countsInTotals", item.Deal.CountsInTotals.Counts);
        json.WriteEndObject();
    }

    private static void WriteAmount(Utf8JsonWriter json, Amount amount)
    {
        json.WriteStartObject("amount");
        if (amount.Text is { } text) json.WriteString("text", text);
        WriteMoney(json, "low", amount.Low);
        WriteMoney(json, "high", amount.High);
        json.WriteString("currency", amount.Currency);
        json.WriteString("qualifier", FeedItem.Term(amount.Qualifier));
        json.WriteString("basis", FeedItem.Term(amount.Basis));
        json.WriteString("per", FeedItem.Term(amount.Per));
        WriteMoney(json, "usdLow", amount.Usd?.Low);
        WriteMoney(json, "usdHigh", amount.Usd?.High);
        json.WriteEndObject();
    }

    /// <summary>A decimal string without exponent or trailing zeros; null where there is no such bound.</summary>
    private static void WriteMoney(Utf8JsonWriter json, string name, decimal? money) =>
        json.WriteString(name, money?.ToString("0.############################", CultureInfo.InvariantCulture));
}
