using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>Queries by partition and row range, the only ones the app makes.</summary>
public static class TableExtensions
{
    public static async Task<TableEntity?> FindAsync(this TableClient table, string partition, string row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Rows of one partition with <paramref name="after"/> &lt; row key &lt; <paramref name="before"/>, in key order; null is no bound.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="after">Not included.</param>
    /// <param name="before">Not included.</param>
    /// <param name="pageSize">Rows of one answer, 1,000 at most.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="columns">Only these; all when not given.</param>
    public static async IAsyncEnumerable<TableEntity> RowsAsync(
        this TableClient table, string partition, string? after, string? before, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken, IReadOnlyList<string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        if (after is not null) filter += " and " + TableClient.CreateQueryFilter($"RowKey gt {after}");
        if (before is not null) filter += " and " + TableClient.CreateQueryFilter($"RowKey lt {before}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, pageSize, columns, cancellationToken)) yield return entity;
    }

    /// <summary>Rows of neighbouring partitions behind a row of the first of them, up to before a partition, in key order.</summary>
    public static AsyncPageable<TableEntity> RangeAsync(this TableClient table, string partition, string afterRow, string beforePartition, int pageSize, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        var filter = TableClient.CreateQueryFilter($"(PartitionKey eq {partition} and RowKey gt {afterRow}) or (PartitionKey gt {partition} and PartitionKey lt {beforePartition})");
        return table.QueryAsync<TableEntity>(filter, pageSize, cancellationToken: cancellationToken);
    }

    /// <summary>Deletes every row of a partition; broken off, the same can be asked again.</summary>
    public static async Task DeletePartitionAsync(this TableClient table, string partition, CancellationToken cancellationToken)
    {
        await foreach (var row in table.RowsAsync(partition, null, null, 1000, cancellationToken, ["PartitionKey", "RowKey"])) await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
    }

    /// <summary>A row that exists already, or changed since it was read: someone else was first.</summary>
    public static bool IsConflict(this RequestFailedException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.Status is 409 or 412;
    }

    /// <summary>Writes a row unless the one there shows the same or a newer number in the column.</summary>
    public static async Task PutNewerAsync(this TableClient table, TableEntity row, string column, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(row);
        // The first of its numbers is hardly ever there.
        for (var mayBeNew = row.GetInt32(column) == 1; ; mayBeNew = false)
        {
            var there = mayBeNew ? null : await table.FindAsync(row.PartitionKey, row.RowKey, cancellationToken);
            if (there?.GetInt32(column) >= row.GetInt32(column)) return;
            try
            {
                if (there is null) await table.AddEntityAsync(row, cancellationToken);
                else await table.UpdateEntityAsync(row, there.ETag, TableUpdateMode.Replace, cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (e.IsConflict())
            {
                // Someone else wrote meanwhile: compare again.
            }
        }
    }
}
