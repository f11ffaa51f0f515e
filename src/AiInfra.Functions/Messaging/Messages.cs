using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AiInfra.Json;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Messaging;

/// <summary>A deal has a new revision.</summary>
public sealed record DealChanged(string DealId, int Revision);

/// <summary>Deals have new revisions: one, or all of a piece of an import. Topic <c>deals</c>.</summary>
public sealed record DealsChanged(ImmutableArray<DealChanged> Deals);

/// <summary>A piece of a file waits to be imported. Queue <c>imports</c>.</summary>
/// <param name="Chunk">0 for the first.</param>
public sealed record ChunkDue(string ImportId, int Chunk);

/// <summary>An event is to be published and its recipients told, from a place in the list of followers on. Queue <c>alerts</c>.</summary>
/// <param name="Rule">Index of the event's rule to go on with.</param>
/// <param name="After">The last subscriber told in that shard.</param>
public sealed record AlertRaised(string EventId, int Rule = 0, int Shard = 0, string? After = null);

/// <summary>One subscriber is to be told of one event over one channel. Queue <c>deliveries</c>.</summary>
/// <param name="EventId">The id of an event, or another subject of a delivery.</param>
/// <param name="Since">When it occurred: places the delivery in lists, always the same for the same delivery.</param>
public sealed record DeliveryDue(string EventId, string SubscriberId, ChannelType Channel, string DeliveryId, DateTimeOffset Since = default);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(SnakeCaseConverter<ChannelType>)])]
[JsonSerializable(typeof(DealsChanged))]
[JsonSerializable(typeof(ChunkDue))]
[JsonSerializable(typeof(AlertRaised))]
[JsonSerializable(typeof(DeliveryDue))]
public sealed partial class MessageJson : JsonSerializerContext;

/// <summary>The messages with their ids: sending one again within the duplicate detection window changes nothing.</summary>
public static class Messages
{
    /// <summary>An id has at most 120 characters: so many deals are told in 20 KB.</summary>
    private const int MaxDeals = 100;

    public static OutgoingMessage DealChanged(string dealId, int revision) => new(
        string.Create(CultureInfo.InvariantCulture, $"{dealId}.{revision:D6}"),
        Body([new(dealId, revision)]));

    /// <summary>Deals told together, in one message as long as they fit.</summary>
    /// <param name="id">Of the whole; the same for the same deals.</param>
    public static IEnumerable<OutgoingMessage> DealsChanged(string id, IEnumerable<DealChanged> deals)
    {
        var number = 0;
        foreach (var part in deals.Chunk(MaxDeals)) yield return new(string.Create(CultureInfo.InvariantCulture, $"{id}.{number++}"), Body([.. part]));
    }

    /// <summary>One of several, by itself; its id also says which message it comes from, or duplicate detection would take it for an earlier one.</summary>
    public static OutgoingMessage DealAlone(string messageId, DealChanged deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return new(string.Create(CultureInfo.InvariantCulture, $"{deal.DealId}.{deal.Revision:D6}.{messageId}"), Body([deal]));
    }

    /// <param name="round">Counts the times an import was sent off: a chunk whose message was lost gets another.</param>
    public static OutgoingMessage ChunkDue(string importId, int chunk, int round) => new(
        string.Create(CultureInfo.InvariantCulture, $"{importId}.{chunk:D6}.{round}"),
        new(JsonSerializer.SerializeToUtf8Bytes(new ChunkDue(importId, chunk), MessageJson.Default.ChunkDue)));

    public static OutgoingMessage AlertRaised(AlertRaised alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{alert.EventId}.{alert.Rule}.{alert.Shard}.{alert.After}"),
            new(JsonSerializer.SerializeToUtf8Bytes(alert, MessageJson.Default.AlertRaised)));
    }

    /// <summary>A fan-out from its beginning once more, under an id of its own: it hung, or nobody wrote down that it had ended.</summary>
    public static OutgoingMessage AlertAgain(string eventId, DateTimeOffset at) => new(
        string.Create(CultureInfo.InvariantCulture, $"{eventId}.again.{at.ToUnixTimeSeconds()}"),
        new(JsonSerializer.SerializeToUtf8Bytes(new AlertRaised(eventId), MessageJson.Default.AlertRaised)));

    public static OutgoingMessage DeliveryDue(DeliveryDue delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return new(delivery.DeliveryId, new(JsonSerializer.SerializeToUtf8Bytes(delivery, MessageJson.Default.DeliveryDue)));
    }

    /// <summary>A delivery once more, for a reason: with an id of its own, or duplicate detection would take it for the first.</summary>
    public static OutgoingMessage DeliveryAgain(DeliveryDue delivery, string why)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return new($"{delivery.DeliveryId}.{why}", new(JsonSerializer.SerializeToUtf8Bytes(delivery, MessageJson.Default.DeliveryDue)));
    }

    /// <summary>A summary, to be sent when its time has come.</summary>
    public static OutgoingMessage SummaryDue(DeliveryDue summary, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return new(summary.DeliveryId, new(JsonSerializer.SerializeToUtf8Bytes(summary, MessageJson.Default.DeliveryDue)), NotBefore: at);
    }

    private static BinaryData Body(ImmutableArray<DealChanged> deals) => new(JsonSerializer.SerializeToUtf8Bytes(new DealsChanged(deals), MessageJson.Default.DealsChanged));
}
