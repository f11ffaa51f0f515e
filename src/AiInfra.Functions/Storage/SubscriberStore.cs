using System.Text.Json;
using AiInfra.Json;
using AiInfra.Subscribers;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>
/// Tables <c>subscribers</c> (one encrypted record each, since addresses and keys are secrets) and <c>subscriptions</c> (who follows a rule, by rule and shard).
/// A follower row without a subscriber tells nobody: the record is written last and deleted first.
/// </summary>
public sealed class SubscriberStore(Tables tables, SecretBox secrets)
{
    private const string Partition = "subscribers";

    public async Task<Subscriber?> FindAsync(string id, CancellationToken cancellationToken) =>
        await tables.Subscribers.FindAsync(Partition, id, cancellationToken) is { } row ? Read(row) : null;

    public async Task<IReadOnlyList<Subscriber>> AllAsync(CancellationToken cancellationToken)
    {
        List<Subscriber> all = [];
        await foreach (var row in tables.Subscribers.RowsAsync(Partition, null, null, 1000, cancellationToken)) all.Add(Read(row));
        return all;
    }

    /// <summary>Stores a subscriber, or replaces what was known under the same id.</summary>
    public async Task PutAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        var before = await FindAsync(subscriber.Id, cancellationToken);
        foreach (var rule in subscriber.Rules) await tables.Subscriptions.UpsertEntityAsync(Follower(rule, subscriber.Id), TableUpdateMode.Replace, cancellationToken);
        await tables.Subscribers.UpsertEntityAsync(Row(subscriber), TableUpdateMode.Replace, cancellationToken);
        await UnfollowAsync(subscriber.Id, before?.Rules.Except(subscriber.Rules) ?? [], cancellationToken);
    }

    /// <summary>Changes a subscriber as they are now; repeated when someone else was first, so the change must be one that can be made again.</summary>
    /// <param name="id">Of the subscriber.</param>
    /// <param name="change">What they become; the same instance when nothing changes. Rules are followed and left as the record says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What they are now; null when there is none.</returns>
    public async Task<Subscriber?> ChangeAsync(string id, Func<Subscriber, Subscriber> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        while (await tables.Subscribers.FindAsync(Partition, id, cancellationToken) is { } row)
        {
            var before = Read(row);
            var after = change(before);
            if (after == before) return before;
            foreach (var rule in after.Rules.Except(before.Rules)) await tables.Subscriptions.UpsertEntityAsync(Follower(rule, id), TableUpdateMode.Replace, cancellationToken);
            try
            {
                await tables.Subscribers.UpdateEntityAsync(Row(after), row.ETag, TableUpdateMode.Replace, cancellationToken);
            }
            catch (RequestFailedException e) when (e.IsConflict())
            {
                continue;
            }

            await UnfollowAsync(id, before.Rules.Except(after.Rules), cancellationToken);
            return after;
        }

        return null;
    }

    /// <returns>False when there was none.</returns>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } subscriber) return false;
        await tables.Subscribers.DeleteEntityAsync(Partition, id, ETag.All, cancellationToken);
        await UnfollowAsync(id, subscriber.Rules, cancellationToken);
        return true;
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

    private TableEntity Row(Subscriber subscriber) =>
        new TableEntity(Partition, subscriber.Id).With(secrets.Seal(JsonSerializer.SerializeToUtf8Bytes(subscriber, DomainJson.Default.Subscriber), subscriber.Id));

    private Subscriber Read(TableEntity row) =>
        JsonSerializer.Deserialize(secrets.Open(row.RecordBytes(), row.RowKey), DomainJson.Default.Subscriber) ?? throw new InvalidDataException($"Row {row.RowKey} holds no subscriber.");

    private async Task UnfollowAsync(string id, IEnumerable<string> rules, CancellationToken cancellationToken)
    {
        foreach (var rule in rules)
        {
            var row = Follower(rule, id);
            await tables.Subscriptions.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }

    private static TableEntity Follower(string ruleId, string subscriberId) =>
        new($"{ruleId}.{TableKeys.Shard(subscriberId, TableKeys.SubscriptionShards)}", subscriberId);
}
