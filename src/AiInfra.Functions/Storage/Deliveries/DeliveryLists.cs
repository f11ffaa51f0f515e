using AiInfra.Functions.Messaging;
using AiInfra.Json;
using AiInfra.Subscribers;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>A line of a list of deliveries.</summary>
public sealed record DeliveryLine(string Partition, string Row, DeliveryDue Due);

/// <summary>
/// Table <c>deliverylists</c>, lines that name deliveries: those owed of which nothing is known yet, those that are tried again, those given up, and those of each subscriber. A line is written before the row it names
/// says so and deleted after, so a crash leaves at most a line too many: readers look at the row, and pass over a line that is stale.
/// </summary>
public sealed class DeliveryLists(Tables tables)
{
    private const string Owed = "owed";
    private const string Open = "open";
    private const string Failed = "failed";

    private const int BatchSize = 100;

    /// <summary>Owed: from here on someone looks after them. One round trip for a hundred of one event.</summary>
    public async Task OweAsync(IReadOnlyCollection<DeliveryDue> dues, CancellationToken cancellationToken)
    {
        foreach (var batch in dues.DistinctBy(d => d.DeliveryId).GroupBy(d => TableKeys.DeliveryList(Owed, d.EventId)).SelectMany(shard => shard.Chunk(BatchSize)))
        {
            var lines = batch.Select(due => Line(TableKeys.DeliveryList(Owed, due.EventId), Oldest(due), due)).ToList();
            if (lines is [var only]) await tables.DeliveryLists.UpsertEntityAsync(only, TableUpdateMode.Replace, cancellationToken);
            else await tables.DeliveryLists.SubmitTransactionAsync(lines.Select(line => new TableTransactionAction(TableTransactionActionType.UpsertReplace, line)), cancellationToken);
        }
    }

    public async Task<bool> IsOwedAsync(DeliveryDue due, CancellationToken cancellationToken) =>
        await tables.DeliveryLists.FindAsync(TableKeys.DeliveryList(Owed, due.EventId), Oldest(due), cancellationToken) is not null;

    /// <summary>Something is known of it.</summary>
    public Task PaidAsync(DeliveryDue due, CancellationToken cancellationToken) => DeleteAsync(TableKeys.DeliveryList(Owed, due.EventId), Oldest(due), cancellationToken);

    public Task OpenAsync(DeliveryDue due, CancellationToken cancellationToken) => PutAsync(Line(TableKeys.DeliveryList(Open, due.EventId), Oldest(due), due), cancellationToken);

    public Task CloseAsync(DeliveryDue due, CancellationToken cancellationToken) => DeleteAsync(TableKeys.DeliveryList(Open, due.EventId), Oldest(due), cancellationToken);

    public Task FailAsync(DeliveryDue due, CancellationToken cancellationToken) => PutAsync(Line(Failed, Newest(due), due), cancellationToken);

    public Task OfSubscriberAsync(DeliveryDue due, CancellationToken cancellationToken) => PutAsync(Line(TableKeys.DeliveriesOf(due.SubscriberId), Newest(due), due), cancellationToken);

    /// <summary>Those owed since before an instant, oldest first within each shard.</summary>
    public async Task<IReadOnlyList<DeliveryLine>> OwedBeforeAsync(DateTimeOffset instant, int size, CancellationToken cancellationToken)
    {
        List<DeliveryLine> lines = [];
        for (var shard = 0; shard < TableKeys.DeliveryListShards && lines.Count < size; shard++)
        {
            await foreach (var row in tables.DeliveryLists.RowsAsync(TableKeys.DeliveryList(Owed, shard), null, TableKeys.Instant(instant), size, cancellationToken))
            {
                lines.Add(Read(row));
                if (lines.Count == size) break;
            }
        }

        return lines;
    }

    /// <summary>Lines of a subscriber after a row, newest first; all that were given up when null.</summary>
    public async Task<IReadOnlyList<DeliveryLine>> NewestAsync(string? subscriberId, string? after, int size, CancellationToken cancellationToken)
    {
        List<DeliveryLine> lines = [];
        await foreach (var row in tables.DeliveryLists.RowsAsync(subscriberId is null ? Failed : TableKeys.DeliveriesOf(subscriberId), after, null, Math.Min(size, 1000), cancellationToken))
        {
            lines.Add(Read(row));
            if (lines.Count == size) break;
        }

        return lines;
    }

    /// <summary>Those on their way after a row, oldest first: owed, or tried again.</summary>
    public async Task<IReadOnlyList<DeliveryLine>> OpenAfterAsync(string? after, int size, CancellationToken cancellationToken)
    {
        List<DeliveryLine> lines = [];
        foreach (var partition in new[] { Owed, Open }.SelectMany(list => Enumerable.Range(0, TableKeys.DeliveryListShards).Select(shard => TableKeys.DeliveryList(list, shard))))
        {
            var before = lines.Count;
            await foreach (var row in tables.DeliveryLists.RowsAsync(partition, after, null, Math.Min(size, 1000), cancellationToken))
            {
                lines.Add(Read(row));
                if (lines.Count - before == size) break;
            }
        }

        return [.. lines.OrderBy(l => l.Row, StringComparer.Ordinal).DistinctBy(l => l.Row).Take(size)];
    }

    public Task DeleteAsync(DeliveryLine line, CancellationToken cancellationToken) => DeleteAsync(line.Partition, line.Row, cancellationToken);

    private Task<Response> PutAsync(TableEntity line, CancellationToken cancellationToken) => tables.DeliveryLists.UpsertEntityAsync(line, TableUpdateMode.Replace, cancellationToken);

    private Task<Response> DeleteAsync(string partition, string row, CancellationToken cancellationToken) => tables.DeliveryLists.DeleteEntityAsync(partition, row, ETag.All, cancellationToken);

    private static string Oldest(DeliveryDue due) => TableKeys.OldestFirst(due.Since, due.DeliveryId);

    private static string Newest(DeliveryDue due) => TableKeys.NewestFirst(due.Since, due.DeliveryId);

    private static TableEntity Line(string partition, string row, DeliveryDue due) => new(partition, row)
    {
        ["event"] = due.EventId,
        ["subscriber"] = due.SubscriberId,
        ["channel"] = SnakeCase.Of(due.Channel),
        ["delivery"] = due.DeliveryId,
        ["since"] = due.Since == default ? null : due.Since,
    };

    private static DeliveryLine Read(TableEntity row) => new(
        row.PartitionKey,
        row.RowKey,
        new(
            row.GetString("event"),
            row.GetString("subscriber"),
            SnakeCase.TryParse<ChannelType>(row.GetString("channel"), out var channel) ? channel : throw new InvalidDataException($"Line {row.RowKey} names no known channel."),
            row.GetString("delivery"),
            row.GetDateTimeOffset("since") ?? default));
}
