using System.Globalization;
using AiInfra.Functions.Storage;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Importing.Stored;

/// <summary>
/// Table <c>imports</c>: an upload has a partition with its staged chunks; an import has one with itself and the results of its chunks. Partition <c>open</c> names what is not finished,
/// <c>kept</c> what goes after its time.
/// </summary>
public sealed class ImportStore(Tables tables)
{
    private static readonly string[] CountColumns = [.. Enum.GetNames<RowStatus>().Select(Column)];

    public Task StageAsync(string upload, int chunk, StagedChunk staged, CancellationToken cancellationToken) =>
        tables.Imports.UpsertEntityAsync(new TableEntity(upload, TableKeys.ImportChunk(upload, chunk)).With(staged, ImportJson.Default.StagedChunk), TableUpdateMode.Replace, cancellationToken);

    public async Task<StagedChunk?> FindStagedAsync(string upload, int chunk, CancellationToken cancellationToken) =>
        (await tables.Imports.FindAsync(upload, TableKeys.ImportChunk(upload, chunk), cancellationToken))?.Record(ImportJson.Default.StagedChunk);

    /// <returns>False when the import is there already.</returns>
    public async Task<bool> TryAddAsync(Import import, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(import);
        try
        {
            await tables.Imports.AddEntityAsync(Row(import), cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return (await FindAsync(import.Id, cancellationToken))?.Upload == import.Upload;
        }
    }

    public async Task<Import?> FindAsync(string importId, CancellationToken cancellationToken) =>
        (await tables.Imports.FindAsync(importId, importId, cancellationToken))?.Record(ImportJson.Default.Import);

    public async Task UpdateAsync(Import import, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(import);
        await tables.Imports.UpsertEntityAsync(Row(import), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Stores what became of a chunk; a result that is there stays.</summary>
    public async Task FinishAsync(string importId, int chunk, ChunkResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        var row = new TableEntity(importId, TableKeys.ImportChunk(importId, chunk)).With(result, ImportJson.Default.ChunkResult);
        foreach (var status in Enum.GetValues<RowStatus>()) row[Column(status.ToString())] = result.Rows.Count(r => r.Status == status);
        try
        {
            await tables.Imports.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // Done by another at the same time, or by this one before its answer was lost.
        }
    }

    public async Task<bool> IsFinishedAsync(string importId, int chunk, CancellationToken cancellationToken) =>
        await tables.Imports.FindAsync(importId, TableKeys.ImportChunk(importId, chunk), cancellationToken) is not null;

    /// <summary>What is done, and by which chunks: a storage page for 1,000 chunks.</summary>
    public async Task<(ImportCounts Counts, HashSet<int> Chunks)> DoneAsync(string importId, CancellationToken cancellationToken)
    {
        var counts = default(ImportCounts);
        HashSet<int> chunks = [];
        await foreach (var row in tables.Imports.RowsAsync(importId, importId, null, 1000, cancellationToken, ["RowKey", .. CountColumns]))
        {
            chunks.Add(ChunkOf(row));
            counts += new ImportCounts(1, Count(row, RowStatus.Accepted), Count(row, RowStatus.Known), Count(row, RowStatus.Merged), Count(row, RowStatus.Refused), Count(row, RowStatus.Failed));
        }

        return (counts, chunks);
    }

    /// <summary>The results after a chunk, in the order of the file, for so many chunks at most; and after which to go on, null at the end.</summary>
    public async Task<(IReadOnlyList<RowResult> Rows, int? Next)> ResultsAsync(string importId, int after, int chunks, CancellationToken cancellationToken)
    {
        List<RowResult> results = [];
        var (read, last) = (0, after);
        await foreach (var row in tables.Imports.RowsAsync(importId, TableKeys.ImportChunk(importId, after), null, chunks + 1, cancellationToken))
        {
            if (read++ == chunks) return (results, last);
            last = ChunkOf(row);
            results.AddRange(row.Record(ImportJson.Default.ChunkResult).Rows);
        }

        return (results, null);
    }

    /// <summary>Deletes a partition: staged chunks, or an import with its results.</summary>
    public async Task DeleteAsync(string partition, CancellationToken cancellationToken)
    {
        List<string> keys = [];
        await foreach (var row in tables.Imports.RowsAsync(partition, null, null, 1000, cancellationToken, ["RowKey"])) keys.Add(row.RowKey);
        foreach (var key in keys) await tables.Imports.DeleteEntityAsync(partition, key, ETag.All, cancellationToken);
    }

    private static TableEntity Row(Import import) => new TableEntity(import.Id, import.Id).With(import, ImportJson.Default.Import);

    private static int ChunkOf(TableEntity row) => int.Parse(row.RowKey.AsSpan(row.RowKey.LastIndexOf('.') + 1), CultureInfo.InvariantCulture);

    private static int Count(TableEntity row, RowStatus status) => row.GetInt32(Column(status.ToString())) ?? 0;

    private static string Column(string status) => status.ToLowerInvariant();
}
