using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>Table <c>deliverylists</c>, partition <c>fan-outs</c>: a line for each event whose recipients are being found, oldest first.</summary>
public sealed class FanOuts(Tables tables)
{
    private const string Partition = "fan-outs";

    public async Task BeginAsync(string eventId, DateTimeOffset occurredAt, CancellationToken cancellationToken) =>
        await tables.DeliveryLists.UpsertEntityAsync(new TableEntity(Partition, TableKeys.OldestFirst(occurredAt, eventId)), TableUpdateMode.Replace, cancellationToken);

    public Task EndAsync(string eventId, DateTimeOffset occurredAt, CancellationToken cancellationToken) =>
        tables.DeliveryLists.DeleteEntityAsync(Partition, TableKeys.OldestFirst(occurredAt, eventId), ETag.All, cancellationToken);

    public async Task<bool> IsOpenAsync(string eventId, DateTimeOffset occurredAt, CancellationToken cancellationToken) =>
        await tables.DeliveryLists.FindAsync(Partition, TableKeys.OldestFirst(occurredAt, eventId), cancellationToken) is not null;

    /// <summary>Ids of the events that occurred before an instant and whose fan-out has not ended, oldest first.</summary>
    public async Task<IReadOnlyList<string>> BegunBeforeAsync(DateTimeOffset instant, int size, CancellationToken cancellationToken)
    {
        List<string> events = [];
        await foreach (var row in tables.DeliveryLists.RowsAsync(Partition, null, TableKeys.Instant(instant), size, cancellationToken))
        {
            events.Add(TableKeys.NewestFirstId(row.RowKey));
            if (events.Count == size) break;
        }

        return events;
    }
}
