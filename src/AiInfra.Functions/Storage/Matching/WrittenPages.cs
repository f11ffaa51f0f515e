using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>Rows as this instance wrote them last, packed and of bounded number and size. Whoever writes on with the ETag of such a row learns by a conflict when another instance was there meanwhile.</summary>
internal sealed class WrittenPages
{
    private const int MaxRows = 4096;

    /// <summary>As JSON; a tenth of it packed.</summary>
    private const int MaxLength = 64 * 1024;

    private readonly ConcurrentDictionary<string, TableEntity> _rows = new(StringComparer.Ordinal);

    public TableEntity? Find(string key) => _rows.GetValueOrDefault(key);

    public void Keep(TableEntity row, ETag? etag)
    {
        Forget(row.RowKey);
        if (etag is null || row.RecordLength() > MaxLength) return;
        if (_rows.Count >= MaxRows) _rows.Clear();
        row.ETag = etag.Value;
        _rows[row.RowKey] = row;
    }

    public void Forget(string key) => _rows.TryRemove(key, out _);
}
