using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>A record and the version of its row.</summary>
public sealed record Stored<T>(T Record, ETag ETag);

/// <summary>A page of records, newest first.</summary>
/// <param name="Next">The row after which the next page begins; null when there is nothing further.</param>
public sealed record ListedPage<T>(IReadOnlyList<T> Records, string? Next);

/// <summary>
/// A table of records that wait for someone: each in a partition of its own, and lists of them, newest first. A list is written before its record and cleared after,
/// so a crash leaves at most a line too many, which readers pass over.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="type">The stored form.</param>
/// <param name="key">The id of a record, and the time that orders it in lists; neither ever changes.</param>
/// <param name="lists">The lists a record belongs to as it is.</param>
internal sealed class ListedRecords<T>(TableClient table, JsonTypeInfo<T> type, Func<T, (string Id, DateTimeOffset At)> key, Func<T, IEnumerable<string>> lists)
    where T : class
{
    public async Task<Stored<T>?> FindAsync(string id, CancellationToken cancellationToken) => await table.FindAsync(id, id, cancellationToken) is { } row ? new(row.Record(type), row.ETag) : null;

    /// <summary>Stores a record unless there is one with its id. One round trip when there is.</summary>
    /// <returns>The one that is there now.</returns>
    public async Task<T> EnsureAsync(T record, CancellationToken cancellationToken)
    {
        if (await FindAsync(key(record).Id, cancellationToken) is { } known) return known.Record;
        foreach (var list in lists(record)) await ListAsync(list, record, cancellationToken);
        try
        {
            await table.AddEntityAsync(Row(record), cancellationToken);
            return record;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // Someone else was first, or the answer to this one was lost.
            return (await FindAsync(key(record).Id, cancellationToken))?.Record ?? record;
        }
    }

    /// <returns>False when the record changed since it was read.</returns>
    public async Task<bool> TryUpdateAsync(Stored<T> stored, T next, CancellationToken cancellationToken)
    {
        foreach (var list in lists(next).Except(lists(stored.Record))) await ListAsync(list, next, cancellationToken);
        try
        {
            await table.UpdateEntityAsync(Row(next), stored.ETag, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }

        foreach (var list in lists(stored.Record).Except(lists(next))) await table.DeleteEntityAsync(list, LineOf(next), ETag.All, cancellationToken);
        return true;
    }

    /// <summary>Two storage round trips and one for each record.</summary>
    public async Task<ListedPage<T>> PageAsync(string list, string? after, int size, CancellationToken cancellationToken)
    {
        List<T> records = [];
        string? last = null;
        var lines = 0;
        await foreach (var line in table.RowsAsync(list, after, null, size, cancellationToken))
        {
            if (lines++ == size) return new(records, last);
            last = line.RowKey;
            if (await FindAsync(TableKeys.NewestFirstId(line.RowKey), cancellationToken) is { Record: var record } && LineOf(record) == line.RowKey && lists(record).Contains(list)) records.Add(record);
        }

        return new(records, null);
    }

    private async Task ListAsync(string list, T record, CancellationToken cancellationToken) =>
        await table.UpsertEntityAsync(new TableEntity(list, LineOf(record)), TableUpdateMode.Replace, cancellationToken);

    private string LineOf(T record)
    {
        var (id, at) = key(record);
        return TableKeys.NewestFirst(at, id);
    }

    private TableEntity Row(T record) => new TableEntity(key(record).Id, key(record).Id).With(record, type);
}
