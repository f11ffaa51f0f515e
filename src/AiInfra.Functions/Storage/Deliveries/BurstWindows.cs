using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>Table <c>digests</c>, row <c>window</c> of each channel of a subscriber: since something went out there, what follows within a minute is summed up. Claimed by ETag, so of many at once one goes out.</summary>
public sealed class BurstWindows(Tables tables)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    private const string Row = "window";
    private const string Until = "until";
    private const string By = "by";

    /// <summary>Two round trips.</summary>
    /// <returns>Null when the delivery may go out now, which opens a window; else when the open one ends.</returns>
    public async Task<DateTimeOffset?> EnterAsync(string partition, string deliveryId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await tables.Digests.FindAsync(partition, Row, cancellationToken);
            if (known?.GetDateTimeOffset(Until) is { } until && until > now) return known.GetString(By) == deliveryId ? null : until;
            if (await TryPutAsync(new(partition, Row) { [Until] = now + Length, [By] = deliveryId }, known?.ETag, cancellationToken)) return null;
        }
    }

    /// <summary>A summary goes out: that too is a message, and the next minute begins with it.</summary>
    public async Task ExtendAsync(string partition, string deliveryId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await tables.Digests.UpsertEntityAsync(new TableEntity(partition, Row) { [Until] = now + Length, [By] = deliveryId }, TableUpdateMode.Replace, cancellationToken);

    private async Task<bool> TryPutAsync(TableEntity row, ETag? known, CancellationToken cancellationToken)
    {
        try
        {
            if (known is { } etag) await tables.Digests.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellationToken);
            else await tables.Digests.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict() || e.Status == 404)
        {
            return false;
        }
    }
}
