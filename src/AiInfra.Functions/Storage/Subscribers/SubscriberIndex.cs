using AiInfra.Subscribers;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>A row that holds nothing but where it stands.</summary>
/// <param name="Table">The table, by name.</param>
internal readonly record struct IndexRow(string Table, string Partition, string Row);

/// <summary>
/// The rows by which subscribers are found, each naming one: followers by rule and shard (table <c>subscriptions</c>), and in table <c>subscribers</c> those with an address, by its keyed hash, and
/// those who have not confirmed yet, the oldest first. A row whose subscriber is another by now is passed over by who reads it.
/// </summary>
internal sealed class SubscriberIndex(Tables tables, SecretBox secrets)
{
    private const string Subscriptions = "subscriptions";
    private const string Subscribers = "subscribers";

    public IReadOnlyCollection<IndexRow> RowsOf(Subscriber? subscriber)
    {
        if (subscriber is null) return [];
        HashSet<IndexRow> rows = [.. subscriber.Rules.Select(rule => new IndexRow(Subscriptions, TableKeys.Subscriptions(rule, TableKeys.ShardOf(subscriber.Id, TableKeys.SubscriptionShards(rule))), subscriber.Id))];
        rows.UnionWith(subscriber.Addresses.Select(a => new IndexRow(Subscribers, AddressPartition(a.Type, a.Address), subscriber.Id)));
        if (subscriber.Channels.Any(c => c.State is ChannelState.Unverified)) rows.Add(new(Subscribers, TableKeys.Unverified, TableKeys.OldestFirst(subscriber.CreatedAt, subscriber.Id)));
        return rows;
    }

    public Task AddAsync(IEnumerable<IndexRow> rows, CancellationToken cancellationToken) =>
        Task.WhenAll(rows.Select(row => TableOf(row).UpsertEntityAsync(new TableEntity(row.Partition, row.Row), TableUpdateMode.Replace, cancellationToken)));

    public Task RemoveAsync(IEnumerable<IndexRow> rows, CancellationToken cancellationToken) =>
        Task.WhenAll(rows.Select(row => TableOf(row).DeleteEntityAsync(row.Partition, row.Row, ETag.All, cancellationToken)));

    /// <summary>The address itself stands nowhere in clear, and whoever sees the hash cannot try addresses on it.</summary>
    public string AddressPartition(ChannelType type, string address) => TableKeys.Address(secrets.Blind(type is ChannelType.Email ? $"mail\n{MailIdentity.Of(address)}" : $"url\n{address}"));

    private TableClient TableOf(IndexRow row) => row.Table == Subscriptions ? tables.Subscriptions : tables.Subscribers;
}
