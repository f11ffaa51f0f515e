using AiInfra.Deals;
using AiInfra.Json;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>A page of deals, newest submission first.</summary>
public sealed record DealPage(IReadOnlyList<Deal> Deals, string? Next);

/// <summary>
/// Table <c>recent</c>: eight partitions a month of submission, since all deals of a large import are of one moment; each is newest first without a sort, and they are read as one. A row holds the record and the revision it shows.
/// </summary>
public sealed class RecentDeals(Tables tables, TimeProvider clock)
{
    private const string Revision = "revision";
    private const int Shards = 8;

    /// <summary>Shows a deal as of its revision; an older one never overwrites a newer.</summary>
    public async Task ShowAsync(Deal deal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deal);
        var row = new TableEntity(TableKeys.MonthShard(TableKeys.Month(deal.SubmittedAt), deal.Id, Shards), TableKeys.NewestFirst(deal.SubmittedAt, deal.Id)) { [Revision] = deal.Revision }.With(deal.WithoutHistory(), DomainJson.Default.Deal);
        await tables.Recent.PutNewerAsync(row, Revision, cancellationToken);
    }

    public async Task<DealPage> PageAsync(MonthlyPlace? from, int size, CancellationToken cancellationToken)
    {
        var page = await MonthlyRows.ReadAsync(
            tables.Recent, from ?? new(TableKeys.Month(clock.GetUtcNow()), ""), -1, TableKeys.FirstMonth, "", size, cancellationToken, Shards);
        return new([.. page.Rows.Select(r => r.Record(DomainJson.Default.Deal)).Where(d => d.MergedInto is null)], page.Next?.ToCursor());
    }
}
