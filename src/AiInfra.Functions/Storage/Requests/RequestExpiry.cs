using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage.Requests;

/// <summary>
/// What table <c>requests</c> has to forget, by the time it may: partitions <c>expiry.00</c> to <c>expiry.0f</c>, a row for each request in the order of time, written before the request.
/// So what is due is read by partition and row range, and after any pause nothing is left behind.
/// </summary>
public sealed class RequestExpiry(Tables tables, TimeProvider clock)
{
    internal const string KeepUntil = "keepUntil";
    internal const string LeaseUntil = "leaseUntil";
    private const string Caller = "caller";
    private const string Request = "request";
    private const int AtOnce = 8;

    public async Task AddAsync(string caller, string row, DateTimeOffset until, CancellationToken cancellationToken) =>
        await tables.Requests.UpsertEntityAsync(
            new TableEntity(TableKeys.Expiry(row), TableKeys.OldestFirst(until, $"{caller}.{row}")) { [Caller] = caller, [Request] = row }, TableUpdateMode.Replace, cancellationToken);

    /// <returns>How many requests were forgotten.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        var due = TableKeys.OldestFirst(clock.GetUtcNow(), "");
        var forgotten = 0;
        for (var shard = 0; shard < TableKeys.ExpiryShards; shard++)
        {
            var rows = tables.Requests.RowsAsync(TableKeys.Expiry(shard), null, due, 1000, cancellationToken);
            await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (row, stopped) =>
            {
                if (!await TryForgetAsync(row.GetString(Caller), row.GetString(Request), stopped)) return;
                await tables.Requests.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, stopped);
                Interlocked.Increment(ref forgotten);
            });
        }

        return forgotten;
    }

    /// <returns>False when it is in use at this moment: it stays on the list. A key that was used anew since this was listed is on the list once more, and stays itself.</returns>
    private async Task<bool> TryForgetAsync(string caller, string row, CancellationToken cancellationToken)
    {
        if (await tables.Requests.FindAsync(caller, row, cancellationToken) is not { } known || known.GetDateTimeOffset(KeepUntil) > clock.GetUtcNow()) return true;
        if (known.RecordLength() == 0 && known.GetDateTimeOffset(LeaseUntil) > clock.GetUtcNow()) return false;
        try
        {
            await tables.Requests.DeleteEntityAsync(caller, row, known.ETag, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }
    }
}
