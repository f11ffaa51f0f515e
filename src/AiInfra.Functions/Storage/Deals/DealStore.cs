using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Json;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>A deal, the record it is made of, and the version of its row.</summary>
public sealed class StoredDeal(DealRecord record, ETag etag)
{
    public DealRecord Record => record;

    public Deal Deal { get; } = record.ToDeal();

    public ETag ETag => etag;
}

/// <summary>
/// Table <c>deals</c>, one partition a deal: the current state at <c>{id}</c>, every state at <c>{id}.rev-000001</c>, written in one transaction.
/// A tombstone at the place of a revision says that it will never come: its transaction was given up.
/// </summary>
public sealed class DealStore(Tables tables)
{
    internal const string Tombstone = "tombstone";
    internal const string By = "by";
    internal const string Why = "why";
    private const string Token = "token";

    public async Task<StoredDeal?> FindAsync(string dealId, CancellationToken cancellationToken) =>
        await tables.Deals.FindAsync(dealId, dealId, cancellationToken) is { } row ? new(row.Record(DomainJson.Default.DealRecord), row.ETag) : null;

    /// <summary>Whether a revision is stored (a tombstone is not).</summary>
    public async Task<bool> HasRevisionAsync(string dealId, int revision, CancellationToken cancellationToken) =>
        await tables.Deals.FindAsync(dealId, TableKeys.Revision(dealId, revision), cancellationToken) is { } row && !row.ContainsKey(Tombstone);

    /// <summary>The first number no revision and no tombstone has.</summary>
    public async Task<int> NextRevisionAsync(string dealId, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var _ in tables.Deals.RowsAsync(dealId, TableKeys.Revision(dealId, 0), TableKeys.AfterRevisions(dealId), 1000, cancellationToken)) count++;
        return count + 1;
    }

    /// <summary>Stores the next state of a deal, current row and revision row together.</summary>
    /// <param name="deal">The new state.</param>
    /// <param name="current">The row it was made from; null for a new deal.</param>
    /// <param name="by">Who made it so.</param>
    /// <param name="why">Why, in words.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when someone else was first, or a tombstone stands in the way: read again.</returns>
    public async Task<bool> TryStoreAsync(DealRecord deal, ETag? current, string by, string why, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deal);
        var token = Guid.NewGuid().ToString("N");
        var now = new TableEntity(deal.Id, deal.Id).With(deal, DomainJson.Default.DealRecord);
        var revision = new TableEntity(deal.Id, TableKeys.Revision(deal.Id, deal.Revision)) { [Token] = token, [By] = by, [Why] = why }.With(deal, DomainJson.Default.DealRecord);
        try
        {
            await tables.Deals.SubmitTransactionAsync(
                [
                    current is { } etag ? new(TableTransactionActionType.UpdateReplace, now, etag) : new(TableTransactionActionType.Add, now),
                    new(TableTransactionActionType.Add, revision),
                ],
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // The client repeats a transaction whose answer was lost: a conflict with one's own token is success.
            var row = await tables.Deals.FindAsync(deal.Id, revision.RowKey, cancellationToken);
            return row?.GetString(Token) == token;
        }
    }

    /// <summary>Bars a revision that is not there, so that a transaction still under way fails and its caller starts anew.</summary>
    /// <returns>False when the revision arrived meanwhile.</returns>
    public async Task<bool> TryBarAsync(string dealId, int revision, CancellationToken cancellationToken)
    {
        try
        {
            await tables.Deals.AddEntityAsync(new TableEntity(dealId, TableKeys.Revision(dealId, revision)) { [Tombstone] = true }, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return !await HasRevisionAsync(dealId, revision, cancellationToken);
        }
    }
}
