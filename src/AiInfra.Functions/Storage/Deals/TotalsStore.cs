using System.Text.Json.Serialization;
using AiInfra.Deals;
using AiInfra.Json;
using AiInfra.Totals;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>Table <c>totals</c>, 16 partitions, since all deals of a large import are written at once: what each deal brings to the sums. Whether it is counted depends on the others and is decided when reading.</summary>
public sealed class TotalsStore(Tables tables)
{
    private const int Shards = 16;
    private const string Revision = "revision";

    public async Task PutAsync(Deal deal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deal);
        var row = new TableEntity(TableKeys.Totals(TableKeys.Shard(deal.Id, Shards)), deal.Id) { [Revision] = deal.Revision }.With(Contribution.Of(deal), TotalsJson.Default.Contribution);
        await tables.Totals.PutNewerAsync(row, Revision, cancellationToken);
    }

    /// <summary>Every contribution: a storage page for each 1,000 deals of a partition, the partitions at once.</summary>
    public async Task<IReadOnlyCollection<Contribution>> AllAsync(CancellationToken cancellationToken)
    {
        var shards = await Task.WhenAll(Enumerable.Range(0, Shards).Select(shard => ShardAsync(TableKeys.ShardName(shard), cancellationToken)));
        return [.. shards.SelectMany(contributions => contributions)];
    }

    private async Task<List<Contribution>> ShardAsync(string shard, CancellationToken cancellationToken)
    {
        List<Contribution> contributions = [];
        await foreach (var row in tables.Totals.RowsAsync(TableKeys.Totals(shard), null, null, 1000, cancellationToken)) contributions.Add(row.Record(TotalsJson.Default.Contribution));
        return contributions;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(SnakeCaseConverter<DealKind>), typeof(SnakeCaseConverter<Bindingness>), typeof(SnakeCaseConverter<RelationType>)])]
[JsonSerializable(typeof(Contribution))]
[JsonSerializable(typeof(Stats))]
public sealed partial class TotalsJson : JsonSerializerContext;
