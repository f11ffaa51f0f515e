using System.Text.Json;
using AiInfra.Functions.Hosting;
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

    public static JsonResult Of(IEnumerable<Subscriber> subscribers) => JsonResult.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("subscribers");
        foreach (var subscriber in subscribers) Write(writer, subscriber, _ => false);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, Subscriber subscriber, Func<string, bool> showKey)
    {
        writer.WriteStartObject();
        writer.WriteString("id", subscriber.Id);
        if (subscriber.Name is not null) writer.WriteString("name", subscriber.Name);
        writer.WriteStartArray("channels");
        foreach (var channel in subscriber.Channels)
        {
            writer.WriteStartObject();
            writer.WriteString("type", SnakeCase.Of(channel.Type));
            writer.WriteString("address", channel.Masked);
            if (channel.SigningSecret is { } key && showKey(key)) writer.WriteString("signingSecret", key);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("rules");
        foreach (var rule in subscriber.Rules) writer.WriteStringValue(rule);
        writer.WriteEndArray();
        writer.WriteString("createdAt", subscriber.CreatedAt);
        writer.WriteEndObject();
    }
}
