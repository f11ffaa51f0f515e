using System.Globalization;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>A place in a table with one partition a month: the last row read, or just the month when nothing of it was.</summary>
/// <param name="Row">Empty: before the first row of the month.</param>
public readonly record struct MonthlyPlace(string Month, string Row)
{
    /// <summary>An opaque form that goes into URLs.</summary>
    public string ToCursor() => $"{Month}_{Row}";

    /// <summary>Reads what <see cref="ToCursor"/> wrote; anything else is refused, since it would become part of a query.</summary>
    /// <param name="prefix">What the rows of the list begin with: a place among others in the same table is refused too.</param>
    public static bool TryParse(string? cursor, string prefix, out MonthlyPlace place)
    {
        place = default;
        if (cursor is null || cursor.Length < 8 || cursor[7] != '_') return false;
        if (!DateOnly.TryParseExact(cursor[..7] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return false;
        if (cursor.Length > 8 && !(TableKeys.IsSafe(cursor[8..]) && cursor[8..].StartsWith(prefix, StringComparison.Ordinal))) return false;
        place = new(cursor[..7], cursor[8..]);
        return true;
    }
}

/// <summary>A page of rows and where the next begins; null when there is nothing further.</summary>
public sealed record MonthlyPage(IReadOnlyList<TableEntity> Rows, MonthlyPlace? Next);

/// <summary>Reads a table with one partition a month page by page, within a budget of months and of bytes, so that a request neither walks through years of silence nor carries a library.</summary>
public static class MonthlyRows
{
    private const int MonthsPerRequest = 5;

    /// <summary>What the records of a page may hold as JSON, the first excepted: a page of the longest records must not fill the memory.</summary>
    private const int MaxJsonBytes = 2 * 1024 * 1024;

    /// <summary>From a place on, in the order of the row keys within each month; months newest first (<paramref name="step"/> -1) or oldest first (+1).</summary>
    /// <param name="table">The table.</param>
    /// <param name="from">Where to go on; the row itself is not read again.</param>
    /// <param name="step">-1 towards older months, +1 towards newer ones.</param>
    /// <param name="last">The last month to read.</param>
    /// <param name="prefix">Only rows whose key begins so.</param>
    /// <param name="size">Rows at most.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="shards">How many partitions a month has; a single one bears the name of the month.</param>
    public static async Task<MonthlyPage> ReadAsync(
        TableClient table, MonthlyPlace from, int step, string last, string prefix, int size, CancellationToken cancellationToken, int shards = 1)
    {
        ArgumentNullException.ThrowIfNull(table);
        List<TableEntity> rows = [];
        var bytes = 0;
        var place = from;
        for (var months = 0; months < MonthsPerRequest && string.CompareOrdinal(place.Month, last) * step <= 0; months++)
        {
            await foreach (var row in MonthAsync(table, place, prefix, size - rows.Count + 1, shards, cancellationToken))
            {
                bytes += row.RecordLength();
                if (rows.Count == size || (rows.Count > 0 && bytes > MaxJsonBytes)) return new(rows, new(place.Month, rows.Count == 0 ? "" : LastRow(rows, place)));
                rows.Add(row);
            }

            place = new(Move(place.Month, step), "");
        }

        return new(rows, string.CompareOrdinal(place.Month, last) * step <= 0 ? place : null);
    }

    private static string LastRow(List<TableEntity> rows, MonthlyPlace place) => rows[^1].PartitionKey.StartsWith(place.Month, StringComparison.Ordinal) ? rows[^1].RowKey : "";

    private static IAsyncEnumerable<TableEntity> MonthAsync(TableClient table, MonthlyPlace place, string prefix, int size, int shards, CancellationToken cancellationToken)
    {
        // A cursor comes from outside: a place before the rows of this prefix must not let in those of another.
        var after = string.CompareOrdinal(place.Row, prefix) > 0 ? place.Row : prefix.Length > 0 ? prefix : null;
        var before = prefix.Length > 0 ? prefix + "~" : null;
        if (shards == 1) return table.RowsAsync(place.Month, after, before, Math.Min(size, 1000), cancellationToken);
        // Each holds about an equal part: hardly more is read than is needed.
        var each = Math.Min((size / shards) + 5, 1000);
        return MergedAsync([.. Enumerable.Range(0, shards).Select(shard => table.RowsAsync(TableKeys.MonthShard(place.Month, shard), after, before, each, cancellationToken).GetAsyncEnumerator(cancellationToken))]);
    }

    /// <summary>Several lists in the order of their row keys as one.</summary>
    private static async IAsyncEnumerable<TableEntity> MergedAsync(IReadOnlyList<IAsyncEnumerator<TableEntity>> lists)
    {
        try
        {
            var more = await Task.WhenAll(lists.Select(list => list.MoveNextAsync().AsTask()));
            var heads = new PriorityQueue<IAsyncEnumerator<TableEntity>, string>(lists.Zip(more).Where(l => l.Second).Select(l => (l.First, l.First.Current.RowKey)), StringComparer.Ordinal);
            while (heads.TryDequeue(out var list, out _))
            {
                yield return list.Current;
                if (await list.MoveNextAsync()) heads.Enqueue(list, list.Current.RowKey);
            }
        }
        finally
        {
            foreach (var list in lists) await list.DisposeAsync();
        }
    }

    private static string Move(string month, int step) =>
        DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(step).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
