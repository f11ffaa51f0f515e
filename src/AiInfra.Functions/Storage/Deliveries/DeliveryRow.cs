using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AiInfra.Json;
using AiInfra.Subscribers;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImmutableArray<DeliveryAttempt>))]
internal sealed partial class AttemptJson : JsonSerializerContext;

/// <summary>A delivery as a row of table <c>deliveries</c>.</summary>
internal static class DeliveryRow
{
    public const string State = "state";
    public const string SentAt = "sentAt";
    public const string Latency = "latencyMs";
    public const string Detail = "detail";
    public const string CarriedBy = "carriedBy";

    public static TableEntity Of(Delivery delivery)
    {
        var row = new TableEntity(delivery.Partition, delivery.Id)
        {
            ["subscriber"] = delivery.SubscriberId,
            ["channel"] = SnakeCase.Of(delivery.Channel),
            [State] = SnakeCase.Of(delivery.State),
            ["attempts"] = delivery.Attempts,
            ["leaseUntil"] = delivery.LeaseUntil,
            [SentAt] = delivery.SentAt,
            [Latency] = delivery.Latency?.TotalMilliseconds,
            [Detail] = delivery.Detail,
            ["since"] = delivery.Since == default ? null : delivery.Since,
            [CarriedBy] = delivery.CarriedBy,
            ["heldUntil"] = delivery.HeldUntil,
            ["replays"] = delivery.Replays,
            ["attemptsBefore"] = delivery.AttemptsBefore,
            ["listed"] = delivery.Listed,
        };
        return delivery.Log.IsEmpty ? row : row.With(delivery.Log, AttemptJson.Default.ImmutableArrayDeliveryAttempt);
    }

    public static Delivery Read(TableEntity row) => new(
        row.PartitionKey,
        row.RowKey,
        row.GetString("subscriber"),
        SnakeCase.TryParse<ChannelType>(row.GetString("channel"), out var channel) ? channel : throw new InvalidDataException($"Row {row.RowKey} names no known channel."),
        SnakeCase.TryParse<DeliveryState>(row.GetString(State), out var state) ? state : throw new InvalidDataException($"Row {row.RowKey} names no known state."),
        row.GetInt32("attempts")!.Value,
        row.GetDateTimeOffset("leaseUntil"),
        row.GetDateTimeOffset(SentAt),
        row.GetDouble(Latency) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        row.GetString(Detail),
        row.ETag)
    {
        Since = row.GetDateTimeOffset("since") ?? default,
        Log = row.RecordLength() > 0 ? row.Record(AttemptJson.Default.ImmutableArrayDeliveryAttempt) : [],
        CarriedBy = row.GetString(CarriedBy),
        HeldUntil = row.GetDateTimeOffset("heldUntil"),
        Replays = row.GetInt32("replays") ?? 0,
        AttemptsBefore = row.GetInt32("attemptsBefore") ?? 0,
        Listed = row.GetBoolean("listed") ?? false,
    };
}
