using System.Text.Json;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Subscriptions;

/// <summary>A subscriber as an answer: addresses masked, keys left out except those just made.</summary>
internal static class SubscriberResult
{
    /// <param name="subscriber">As stored now.</param>
    /// <param name="status">200 or 201.</param>
    /// <param name="showKeysNotIn">What was stored before: only keys it did not have are shown.</param>
    public static JsonResult Of(Subscriber subscriber, int status, Subscriber? showKeysNotIn) => JsonResult.Write(
        writer => Write(writer, subscriber, key => showKeysNotIn?.Channels.Any(c => c.SigningSecret == key) is not true),
        status,
        ("Location", "/api/subscribers/" + subscriber.Id));

    public static JsonResult Of(Subscriber subscriber) => JsonResult.Write(writer => Write(writer, subscriber, _ => false));

    public static JsonResult Of(ListedPage<Subscriber> page) => JsonResult.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("subscribers");
        foreach (var subscriber in page.Records) Write(writer, subscriber, _ => false);
        writer.WriteEndArray();
        if (page.Next is not null) writer.WriteString("next", page.Next);
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, Subscriber subscriber, Func<string, bool> showKey)
    {
        writer.WriteStartObject();
        writer.WriteString("id", subscriber.Id);
        if (subscriber.Name is not null) writer.WriteString("name", subscriber.Name);
        writer.WriteStartArray("channels");
        foreach (var channel in subscriber.Channels) Write(writer, channel, showKey);
        writer.WriteEndArray();
        WriteTexts(writer, "rules", subscriber.Rules);
        if (!subscriber.Criteria.IsEmpty) WriteTexts(writer, "when", subscriber.Criteria);
        WritePreferences(writer, subscriber);
        if (subscriber.Contact is { } contact) writer.WriteString("contact", new ChannelAddress(ChannelType.Email, contact).Masked);
        writer.WriteString("createdAt", subscriber.CreatedAt);
        writer.WriteEndObject();
    }

    /// <summary>Everything but addresses.</summary>
    public static void WritePreferences(Utf8JsonWriter writer, Subscriber subscriber)
    {
        writer.WriteString("language", SnakeCase.Of(subscriber.Language));
        writer.WriteString("frequency", SnakeCase.Of(subscriber.Frequency));
        writer.WriteString("timeZone", subscriber.TimeZone);
        if (subscriber.QuietHours is { } quiet)
        {
            writer.WriteStartObject("quietHours");
            writer.WriteString("from", Preferences.Hour(quiet.From));
            writer.WriteString("to", Preferences.Hour(quiet.To));
            writer.WriteEndObject();
        }

        writer.WriteBoolean("eachAlone", subscriber.EachAlone);
        writer.WriteBoolean("paused", subscriber.Paused);
        WriteTexts(writer, "muted", subscriber.Muted);
    }

    public static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, ChannelAddress channel, Func<string, bool> showKey)
    {
        writer.WriteStartObject();
        writer.WriteString("key", channel.Key);
        writer.WriteString("type", SnakeCase.Of(channel.Type));
        writer.WriteString("address", channel.Masked);
        writer.WriteString("state", SnakeCase.Of(channel.State));
        if (channel.Why is not null) writer.WriteString("why", channel.Why);
        if (channel.SigningSecret is { } key && showKey(key)) writer.WriteString("signingSecret", key);
        writer.WriteEndObject();
    }
}
