using System.Collections.Immutable;
using AiInfra.Deals;
using AiInfra.Json;

namespace AiInfra.Functions.Storage;

/// <summary>A state of a deal as it was stored.</summary>
/// <param name="Changes">Field by field against the state before; none for the first, nor where only what no field shows changed.</param>
public sealed record StoredRevision(int Number, DateTimeOffset At, string By, string Why, ImmutableArray<Revision> Changes);

/// <summary>A page of revisions, oldest first.</summary>
/// <param name="Next">The number after which the next page begins; null when there is nothing further.</param>
public sealed record RevisionPage(IReadOnlyList<StoredRevision> Revisions, int? Next);

/// <summary>The revision rows of table <c>deals</c>, read as the history they are. Tombstones are none: what they stand for never came.</summary>
public sealed class DealRevisions(Tables tables)
{
    /// <summary>What the records of a page may hold as JSON, the first excepted: each row holds a whole state.</summary>
    private const int MaxJsonBytes = 2 * 1024 * 1024;

    /// <summary>A deal as it was at a revision; null when there is none.</summary>
    public async Task<Deal?> FindAsync(string dealId, int revision, CancellationToken cancellationToken) =>
        await tables.Deals.FindAsync(dealId, TableKeys.Revision(dealId, revision), cancellationToken) is { } row && !row.ContainsKey(DealStore.Tombstone) ? row.Record(DomainJson.Default.DealRecord).ToDeal() : null;

    /// <summary>One storage round trip, or one for each 4 MiB of large records.</summary>
    public async Task<RevisionPage> PageAsync(string dealId, int after, int size, CancellationToken cancellationToken)
    {
        List<StoredRevision> revisions = [];
        var bytes = 0;
        await foreach (var row in tables.Deals.RowsAsync(dealId, TableKeys.Revision(dealId, after), TableKeys.AfterRevisions(dealId), Math.Min(size + 1, 1000), cancellationToken))
        {
            if (row.ContainsKey(DealStore.Tombstone)) continue;
            bytes += row.RecordLength();
            if (revisions.Count == size || (revisions.Count > 0 && bytes > MaxJsonBytes)) return new(revisions, revisions[^1].Number);
            var record = row.Record(DomainJson.Default.DealRecord);
            revisions.Add(new(record.Revision, record.UpdatedAt, row.GetString(DealStore.By), row.GetString(DealStore.Why), [.. record.History.Where(c => c.Number == record.Revision)]));
        }

        return new(revisions, null);
    }
}
