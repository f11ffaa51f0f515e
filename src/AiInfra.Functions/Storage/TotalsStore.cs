using System.Text.Json.Serialization;
using AiInfra.Deals;
using AiInfra.Json;
using AiInfra.Totals;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>Table <c>totals</c>: what each deal brings to the sums. Whether it is counted depends on the others and is decided when reading.</summary>
public sealed class TotalsStore(Tables tables)
{
    private const string All = "all";
    private const string Revision = "revision";

    public async Task PutAsync(Deal deal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deal);
        var row = new TableEntity(All, deal.Id) { [Revision] = deal.Revision }.With(Contribution.Of(deal), TotalsJson.Default.Contribution);
        await tables.Totals.PutNewerAsync(row, Revision, cancellationToken);
    }

    /// <summary>Every contribution: a storage page for each 1,000 deals.</summary>
    public async Task<IReadOnlyCollection<Contribution>> AllAsync(CancellationToken cancellationToken)
    {
        List<Contribution> contributions = [];
        await foreach (var row in tables.Totals.RowsAsync(All, null, null, 1000, cancellationToken)) contributions.Add(row.Record(TotalsJson.Default.Contribution));
        return contributions;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(SnakeCaseConverter<DealKind>), typeof(SnakeCaseConverter<Bindingness>), typeof(SnakeCaseConverter<RelationType>)])]
[JsonSerializable(typeof(Contribution))]
[JsonSerializable(typeof(Stats))]
public sealed partial class TotalsJson : JsonSerializerContext;
