using System.Text.Json;
using AiInfra.Json;
using AiInfra.Subscribers;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>
/// Table <c>subscribers</c>: one encrypted record each, since addresses and keys are secrets. The rows by which they are found (see <see cref="SubscriberIndex"/>) are written before the record and cleared after it;
/// of who leaves they are cleared before, so that a crash leaves a record, which can be deleted again, and never a trace that nobody would look for.
/// </summary>
public sealed class SubscriberStore(Tables tables, SecretBox secrets)
{
    private const string Partition = "subscribers";

    private readonly SubscriberIndex _index = new(tables, secrets);

    public async Task<Subscriber?> FindAsync(string id, CancellationToken cancellationToken) =>
        await tables.Subscribers.FindAsync(Partition, id, cancellationToken) is { } row ? Read(row) : null;

    /// <summary>A page in the order of their ids.</summary>
    public async Task<ListedPage<Subscriber>> PageAsync(string? after, int size, CancellationToken cancellationToken)
    {
        List<Subscriber> page = [];
        await foreach (var row in tables.Subscribers.RowsAsync(Partition, after, null, size, cancellationToken))
        {
            if (page.Count == size) return new(page, page[^1].Id);
            page.Add(Read(row));
        }

        return new(page, null);
    }

    /// <summary>Everyone with this address, as a channel or as a contact.</summary>
    public async Task<IReadOnlyList<Subscriber>> WithAddressAsync(ChannelType type, string address, CancellationToken cancellationToken)
    {
        List<Subscriber> found = [];
        var partition = _index.AddressPartition(type, address);
        await foreach (var row in tables.Subscribers.RowsAsync(partition, null, null, 1000, cancellationToken))
        {
            if (await FindAsync(row.RowKey, cancellationToken) is { } subscriber && subscriber.Addresses.Any(a => _index.AddressPartition(a.Type, a.Address) == partition)) found.Add(subscriber);
        }

        return found;
    }

    /// <summary>The ids of those who signed up until then and have not confirmed since, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> UnverifiedAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        List<string> ids = [];
        await foreach (var row in tables.Subscribers.RowsAsync(TableKeys.Unverified, null, TableKeys.OldestFirst(until.AddTicks(1), ""), 1000, cancellationToken)) ids.Add(TableKeys.OldestFirstId(row.RowKey));
        return ids;
    }

    /// <summary>Stores a subscriber, or replaces what was known under the same id.</summary>
    public Task PutAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return WriteAsync(subscriber.Id, _ => subscriber, cancellationToken);
    }

    /// <summary>Changes a subscriber as they are now; repeated when someone else was first, so the change must be one that can be made again.</summary>
    /// <param name="id">Of the subscriber.</param>
    /// <param name="change">What they become; the same instance when nothing changes. Rules are followed and left as the record says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What they are now; null when there is none.</returns>
    public Task<Subscriber?> ChangeAsync(string id, Func<Subscriber, Subscriber?> change, CancellationToken cancellationToken) =>
        WriteAsync(id, known => known is null ? null : change(known), cancellationToken);

    /// <returns>False when there was none.</returns>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var known = false;
        await ChangeAsync(
            id,
            _ =>
            {
                known = true;
                return null;
            },
            cancellationToken);
        return known;
    }

    /// <summary>Makes of a subscriber, or of nobody, whatever it is to be; repeated when someone else was first.</summary>
    /// <param name="id">Of the subscriber.</param>
    /// <param name="change">From what is there (null for nobody) to what is to be there; the same instance when nothing changes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is there now.</returns>
    public async Task<Subscriber?> WriteAsync(string id, Func<Subscriber?, Subscriber?> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        for (var cleared = false; ;)
        {
            var row = await tables.Subscribers.FindAsync(Partition, id, cancellationToken);
            var before = row is null ? null : Read(row);

            // Who was about to be deleted and changed at that moment is found again.
            if (cleared) await _index.AddAsync(_index.RowsOf(before), cancellationToken);
            var after = change(before);
            if (after == before) return before;
            cleared = after is null;
            if (cleared) await _index.RemoveAsync(_index.RowsOf(before), cancellationToken);
            else await _index.AddAsync(_index.RowsOf(after).Except(_index.RowsOf(before)), cancellationToken);
            if (!await TryStoreAsync(id, row?.ETag, after, cancellationToken)) continue;
            if (!cleared) await ClearAsync(id, [.. _index.RowsOf(before).Except(_index.RowsOf(after))], cancellationToken);
            return after;
        }
    }

    /// <summary>The followers of a rule in one shard, in the order of their ids.</summary>
    public async Task<IReadOnlyList<string>> FollowersAsync(string ruleId, int shard, string? after, int size, CancellationToken cancellationToken)
    {
        List<string> followers = [];
        await foreach (var row in tables.Subscriptions.RowsAsync(TableKeys.Subscriptions(ruleId, shard), after, null, Math.Min(size, 1000), cancellationToken))
        {
            followers.Add(row.RowKey);
            if (followers.Count == size) break;
        }

        return followers;
    }

    /// <returns>False when someone else was first.</returns>
    private async Task<bool> TryStoreAsync(string id, ETag? known, Subscriber? next, CancellationToken cancellationToken)
    {
        try
        {
            if (next is null) await tables.Subscribers.DeleteEntityAsync(Partition, id, known!.Value, cancellationToken);
            else if (known is { } etag) await tables.Subscribers.UpdateEntityAsync(Row(next), etag, TableUpdateMode.Replace, cancellationToken);
            else await tables.Subscribers.AddEntityAsync(Row(next), cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict() || e.Status == 404)
        {
            return false;
        }
    }

    /// <summary>Takes rows away that a change made needless, unless another change needs them again by now.</summary>
    private async Task ClearAsync(string id, IReadOnlyCollection<IndexRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return;
        await _index.RemoveAsync(rows, cancellationToken);
        await _index.AddAsync(_index.RowsOf(await FindAsync(id, cancellationToken)).Intersect(rows), cancellationToken);
    }

    private TableEntity Row(Subscriber subscriber) =>
        new TableEntity(Partition, subscriber.Id).With(secrets.Seal(JsonSerializer.SerializeToUtf8Bytes(subscriber, DomainJson.Default.Subscriber), subscriber.Id));

    private Subscriber Read(TableEntity row) =>
        JsonSerializer.Deserialize(secrets.Open(row.RecordBytes(), row.RowKey), DomainJson.Default.Subscriber) ?? throw new InvalidDataException($"Row {row.RowKey} holds no subscriber.");
}
