using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AiInfra.Json;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Messaging;

/// <summary>A deal has a new revision. Topic <c>deals</c>.</summary>
public sealed record DealChanged(string DealId, int Revision);

/// <summary>An event is to be published and its recipients told, from a place in the list of followers on. Queue <c>alerts</c>.</summary>
/// <param name="Rule">Index of the event's rule to go on with.</param>
/// <param name="After">The last subscriber told in that shard.</param>
public sealed record AlertRaised(string EventId, int Rule = 0, int Shard = 0, string? After = null);

/// <summary>One subscriber is to be told of one event over one channel. Queue <c>deliveries</c>.</summary>
public sealed record DeliveryDue(string EventId, string SubscriberId, ChannelType Channel, string DeliveryId);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(SnakeCaseConverter<ChannelType>)])]
[JsonSerializable(typeof(DealChanged))]
[JsonSerializable(typeof(AlertRaised))]
[JsonSerializable(typeof(DeliveryDue))]
public sealed partial class MessageJson : JsonSerializerContext;

/// <summary>The messages with their ids: sending one again within the duplicate detection window changes nothing.</summary>
public static class Messages
{
    public static OutgoingMessage DealChanged(string dealId, int revision) => new(
        string.Create(CultureInfo.InvariantCulture, $"{dealId}.{revision:D6}"),
        new(JsonSerializer.SerializeToUtf8Bytes(new DealChanged(dealId, revision), MessageJson.Default.DealChanged)));

    public static OutgoingMessage AlertRaised(AlertRaised alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{alert.EventId}.{alert.Rule}.{alert.Shard}.{alert.After}"),
            new(JsonSerializer.SerializeToUtf8Bytes(alert, MessageJson.Default.AlertRaised)));
    }

    public static OutgoingMessage DeliveryDue(DeliveryDue delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return new(delivery.DeliveryId, new(JsonSerializer.SerializeToUtf8Bytes(delivery, MessageJson.Default.DeliveryDue)));
    }
}
