using AiInfra.Watches;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>Table <c>watches</c>: partition <c>watches</c>, a row for each source; partition <c>hosts</c>, when each host was asked last.</summary>
public sealed class WatchStore(Tables tables)
{
    private const string Partition = "watches";
    private const string Hosts = "hosts";
    private const string At = "at";

    public async Task<Stored<Watch>?> FindAsync(string id, CancellationToken cancellationToken) => await tables.Watches.FindAsync(Partition, id, cancellationToken) is { } row ? Read(row) : null;

    public async Task<IReadOnlyList<Stored<Watch>>> AllAsync(CancellationToken cancellationToken)
    {
        List<Stored<Watch>> all = [];
        await foreach (var row in tables.Watches.RowsAsync(Partition, null, null, 1000, cancellationToken)) all.Add(Read(row));
        return all;
    }

    /// <returns>False when it is watched already.</returns>
    public async Task<bool> TryAddAsync(Watch watch, CancellationToken cancellationToken)
    {
        try
        {
            await tables.Watches.AddEntityAsync(Row(watch), cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }
    }

    /// <returns>Null when it changed since it was read.</returns>
    public async Task<Stored<Watch>?> TryUpdateAsync(Stored<Watch> stored, Watch next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        try
        {
            var written = await tables.Watches.UpdateEntityAsync(Row(next), stored.ETag, TableUpdateMode.Replace, cancellationToken);
            return new(next, written.Headers.ETag!.Value);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Changes what is there, whoever else changes it meanwhile.</summary>
    /// <returns>As it is now; null when it is not watched any more.</returns>
    public async Task<Watch?> ChangeAsync(string id, Func<Watch, Watch> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        while (await FindAsync(id, cancellationToken) is { } stored)
        {
            if (await TryUpdateAsync(stored, change(stored.Record), cancellationToken) is { } changed) return changed.Record;
        }

        return null;
    }

    /// <returns>False when there was none.</returns>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is null) return false;
        await tables.Watches.DeleteEntityAsync(Partition, id, ETag.All, cancellationToken);
        return true;
    }

    /// <summary>Whether a host may be asked now. Who is told so is the only one, on any instance, until <see cref="Watch.Politeness"/> is over.</summary>
    public async Task<bool> TryClaimHostAsync(string host, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = Digest.Hex(host.ToLowerInvariant(), 10);
        var there = await tables.Watches.FindAsync(Hosts, key, cancellationToken);
        if (there?.GetDateTimeOffset(At) + Watch.Politeness > now) return false;
        var row = new TableEntity(Hosts, key) { [At] = now };
        try
        {
            if (there is null) await tables.Watches.AddEntityAsync(row, cancellationToken);
            else await tables.Watches.UpdateEntityAsync(row, there.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // Someone else asks it now; or the answer to this claim was lost, and a turn is left out.
            return false;
        }
    }

    private static Stored<Watch> Read(TableEntity row) => new(row.Record(WatchJson.Default.Watch), row.ETag);

    private static TableEntity Row(Watch watch) => new TableEntity(Partition, watch.Id).With(watch, WatchJson.Default.Watch);
}
