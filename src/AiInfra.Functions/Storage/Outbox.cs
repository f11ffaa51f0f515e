using AiInfra.Functions.Messaging;
using AiInfra.Functions.Telemetry;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>A message owed: written before the deal is, deleted after the message is sent.</summary>
/// <param name="Trace">Of who owes it.</param>
public sealed record OutboxMarker(string DealId, int Revision, DateTimeOffset WrittenAt, CarriedTrace? Trace);

/// <summary>Table <c>outbox</c>: one row for each revision whose message may not have gone out yet; empty in steady state.</summary>
public sealed class Outbox(Tables tables, IMessageBus bus, TimeProvider clock) : IOutbox
{
    private const string DealId = "dealId";
    private const string Revision = "revision";
    private const string WrittenAt = "writtenAt";

    public async Task WriteAsync(string dealId, int revision, CancellationToken cancellationToken) =>
        await tables.Outbox.UpsertEntityAsync(
            new TableEntity(Partition(dealId), TableKeys.OutboxMarker(dealId, revision)) { [DealId] = dealId, [Revision] = revision, [WrittenAt] = clock.GetUtcNow() }.WithTrace(),
            TableUpdateMode.Replace,
            cancellationToken);

    /// <summary>Sends what a marker owes, then deletes it.</summary>
    public async Task SettleAsync(string dealId, int revision, CancellationToken cancellationToken)
    {
        await bus.SendAsync(Entities.Deals, [Messages.DealChanged(dealId, revision)], cancellationToken);
        await DeleteAsync(dealId, revision, cancellationToken);
    }

    public async Task DeleteAsync(string dealId, int revision, CancellationToken cancellationToken) =>
        await tables.Outbox.DeleteEntityAsync(Partition(dealId), TableKeys.OutboxMarker(dealId, revision), ETag.All, cancellationToken);

    /// <summary>The markers older than an age. This reads the whole table, which holds only what is owed right now.</summary>
    public async Task<IReadOnlyList<OutboxMarker>> OverdueAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - age;
        List<OutboxMarker> overdue = [];
        await foreach (var row in tables.Outbox.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            var marker = new OutboxMarker(row.GetString(DealId), row.GetInt32(Revision)!.Value, row.GetDateTimeOffset(WrittenAt)!.Value, row.Trace());
            if (marker.WrittenAt <= before) overdue.Add(marker);
        }

        return overdue;
    }

    private static string Partition(string dealId) => TableKeys.Shard(dealId, TableKeys.OutboxShards);
}
