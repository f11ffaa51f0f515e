using AiInfra.Functions.Telemetry;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>An event whose recipients are being found.</summary>
/// <param name="Trace">Of the evaluation that raised it.</param>
public sealed record FanOut(string EventId, CarriedTrace? Trace);

/// <summary>Table <c>deliverylists</c>, partition <c>fan-outs</c>: a line for each event whose recipients are being found, oldest first.</summary>
public sealed class FanOuts(Tables tables)
{
    private const string Partition = "fan-outs";

    public async Task BeginAsync(string eventId, DateTimeOffset occurredAt, CancellationToken cancellationToken) =>
        await tables.DeliveryLists.UpsertEntityAsync(new TableEntity(Partition, TableKeys.OldestFirst(occurredAt, eventId)).WithTrace(), TableUpdateMode.Replace, cancellationToken);

    public Task EndAsync(string eventId, DateTimeOffset occurredAt, CancellationToken cancellationToken) =>
        tables.DeliveryLists.DeleteEntityAsync(Partition, TableKeys.OldestFirst(occurredAt, eventId), ETag.All, cancellationToken);

    public async Task<bool> IsOpenAsync(string eventId, DateTimeOffset occurredAt, CancellationToken cancellationToken) =>
        await tables.DeliveryLists.FindAsync(Partition, TableKeys.OldestFirst(occurredAt, eventId), cancellationToken) is not null;

    /// <summary>The events that occurred before an instant and whose fan-out has not ended, oldest first.</summary>
    public async Task<IReadOnlyList<FanOut>> BegunBeforeAsync(DateTimeOffset instant, int size, CancellationToken cancellationToken)
    {
        List<FanOut> events = [];
        await foreach (var row in tables.DeliveryLists.RowsAsync(Partition, null, TableKeys.Instant(instant), size, cancellationToken))
        {
            events.Add(new(TableKeys.NewestFirstId(row.RowKey), row.Trace()));
            if (events.Count == size) break;
        }

        return events;
    }
}
