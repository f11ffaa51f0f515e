using AiInfra.Functions.Messaging;
using AiInfra.Json;
using AiInfra.Subscribers;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>Table <c>digests</c>, partitions <c>due.</c>: the digests that are due later than a message waits well, earliest first. A line is written after a delivery entered the digest and before the ledger says so, and deleted after the message was sent.</summary>
public sealed class DueDigests(Tables tables)
{
    public async Task AddAsync(DeliveryDue summary, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(summary);
        await tables.Digests.UpsertEntityAsync(
            new TableEntity(TableKeys.DueDigests(summary.DeliveryId), TableKeys.OldestFirst(summary.Since, summary.DeliveryId))
            {
                ["subject"] = summary.EventId,
                ["subscriber"] = summary.SubscriberId,
                ["channel"] = SnakeCase.Of(summary.Channel),
                ["delivery"] = summary.DeliveryId,
                ["due"] = summary.Since,
            },
            TableUpdateMode.Replace,
            cancellationToken);
    }

    /// <summary>What is due by an instant, a part of it at a time: whoever has sent them asks again.</summary>
    public async Task<IReadOnlyList<DeliveryDue>> ByAsync(DateTimeOffset instant, int size, CancellationToken cancellationToken)
    {
        List<DeliveryDue> due = [];
        for (var shard = 0; shard < TableKeys.DueDigestShards && due.Count < size; shard++)
        {
            await foreach (var row in tables.Digests.RowsAsync(TableKeys.DueDigests(shard), null, TableKeys.Instant(instant) + "~", Math.Min(size, 1000), cancellationToken))
            {
                due.Add(Read(row));
                if (due.Count == size) break;
            }
        }

        return due;
    }

    public Task DeleteAsync(DeliveryDue summary, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return tables.Digests.DeleteEntityAsync(TableKeys.DueDigests(summary.DeliveryId), TableKeys.OldestFirst(summary.Since, summary.DeliveryId), ETag.All, cancellationToken);
    }

    private static DeliveryDue Read(TableEntity row) => new(
        row.GetString("subject"),
        row.GetString("subscriber"),
        SnakeCase.TryParse<ChannelType>(row.GetString("channel"), out var channel) ? channel : throw new InvalidDataException($"Line {row.RowKey} names no known channel."),
        row.GetString("delivery"),
        row.GetDateTimeOffset("due")!.Value);
}
