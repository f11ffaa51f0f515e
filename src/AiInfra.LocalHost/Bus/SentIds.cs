using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.LocalHost.Bus;

/// <summary>
/// Duplicate detection: a second message with the id of an earlier one, to the same queue or topic and within the window, is dropped.
/// Looked up, sent, then recorded: a crash between may send twice, never lose.
/// </summary>
internal sealed class SentIds(LocalQueues queues, LocalBusOptions options, TimeProvider clock) : IDisposable
{
    private const string SentAt = "SentAt";

    // Storage takes a hundred entities in one transaction.
    private const int BatchSize = 100;

    // Two senders of one id in this process take turns; which of the turns is chosen by the id.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public async Task SendOnceAsync(string queueOrTopic, string id, Func<Task> send, CancellationToken cancellationToken)
    {
        var (partition, row) = KeyOf(queueOrTopic, id);
        var turn = _turns[(uint)string.GetHashCode(row, StringComparison.Ordinal) % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            var known = await queues.SentIds.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
            if (known is { HasValue: true, Value: { } sent } && clock.GetUtcNow() - sent.GetDateTimeOffset(SentAt) < options.DuplicateWindow) return;
            await send();
            await queues.SentIds.UpsertEntityAsync(new TableEntity(partition, row) { [SentAt] = clock.GetUtcNow() }, TableUpdateMode.Replace, CancellationToken.None);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Removes what is older than the window. A scan: this table is small, local, and nobody waits.</summary>
    public async Task PurgeAsync(IEnumerable<string> queuesAndTopics, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - options.DuplicateWindow;
        foreach (var partition in queuesAndTopics.Distinct().Select(queues.PartitionOf))
        {
            var old = queues.SentIds.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and SentAt lt {before}"), cancellationToken: cancellationToken);
            await foreach (var page in old.AsPages().WithCancellation(cancellationToken))
            {
                foreach (var batch in page.Values.Chunk(BatchSize)) await DeleteAsync(batch, cancellationToken);
            }
        }
    }

    public void Dispose()
    {
        foreach (var turn in _turns) turn.Dispose();
    }

    private async Task DeleteAsync(TableEntity[] batch, CancellationToken cancellationToken)
    {
        try
        {
            // With the ETag as read: an id that was sent again meanwhile stays.
            await queues.SentIds.SubmitTransactionAsync(batch.Select(e => new TableTransactionAction(TableTransactionActionType.Delete, e, e.ETag)), cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Sent again, or purged by another process: the next purge finds the rest.
        }
    }

    // The queue stands in the row key too: the emulator is slow on row keys that repeat. Hashed, because an id may hold what a key may not.
    private (string Partition, string Row) KeyOf(string queueOrTopic, string id)
    {
        var partition = queues.PartitionOf(queueOrTopic);
        return (partition, $"{partition}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))}");
    }
}
