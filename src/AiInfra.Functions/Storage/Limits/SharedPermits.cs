using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage.Limits;

/// <summary>
/// Table <c>limits</c>, a partition for each day, a row for each caller who made use of a limit: how many requests of the current minute were given out to all instances together. A day's rows go when it is over.
/// </summary>
public sealed class SharedPermits(Tables tables)
{
    private const string Minute = "minute";
    private const string Given = "given";
    private const int DaysBack = 7;

    /// <summary>Takes permits for a minute out of what is left of a limit.</summary>
    /// <param name="caller">Whose they are; a safe key.</param>
    /// <param name="minute">The minute, by its beginning.</param>
    /// <param name="used">Given away beforehand, without asking.</param>
    /// <param name="wanted">How many.</param>
    /// <param name="limit">Of the minute.</param>
    /// <param name="cancellationToken">Gives up; until then it is tried again whenever another instance was first.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> TakeAsync(string caller, DateTimeOffset minute, int used, int wanted, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await tables.Limits.FindAsync(Day(minute), caller, cancellationToken);
            var given = (known?.GetDateTimeOffset(Minute) == minute ? known.GetInt32(Given)!.Value : 0) + used;
            var granted = Math.Clamp(limit - given, 0, wanted);
            if (granted == 0 && used == 0) return 0;
            if (await TryPutAsync(new(Day(minute), caller) { [Minute] = minute, [Given] = given + granted }, known?.ETag, cancellationToken)) return granted;
        }
    }

    /// <summary>Deletes the rows of the days before yesterday, a week back: after a longer pause some stay, which nobody reads.</summary>
    public async Task ForgetAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var day = 2; day <= DaysBack; day++)
        {
            await foreach (var row in tables.Limits.RowsAsync(Day(now.AddDays(-day)), null, null, 1000, cancellationToken))
                await tables.Limits.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }

    private async Task<bool> TryPutAsync(TableEntity row, ETag? known, CancellationToken cancellationToken)
    {
        try
        {
            if (known is { } etag) await tables.Limits.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellationToken);
            else await tables.Limits.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict() || e.Status == 404)
        {
            return false;
        }
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
