using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>A deal that waits for an exchange rate, and the version of its row.</summary>
public sealed record WaitingDeal(string DealId, ETag ETag);

/// <summary>Table <c>rates</c>, partition <c>waiting</c>: a row for each deal whose amount could not be converted. A row too many is harmless, one that is missing is not.</summary>
public sealed class WaitingDeals(Tables tables)
{
    private const string Partition = "waiting";

    public async Task AddAsync(string dealId, CancellationToken cancellationToken) =>
        await tables.Rates.UpsertEntityAsync(new TableEntity(Partition, dealId), TableUpdateMode.Replace, cancellationToken);

    public async Task<IReadOnlyList<WaitingDeal>> AllAsync(CancellationToken cancellationToken)
    {
        List<WaitingDeal> waiting = [];
        await foreach (var row in tables.Rates.RowsAsync(Partition, null, null, 1000, cancellationToken)) waiting.Add(new(row.RowKey, row.ETag));
        return waiting;
    }

    /// <summary>Takes a deal off the list, unless it was put there anew since the list was read.</summary>
    public async Task RemoveAsync(WaitingDeal waiting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        try
        {
            await tables.Rates.DeleteEntityAsync(Partition, waiting.DealId, waiting.ETag, cancellationToken);
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // It waits again.
        }
    }
}
