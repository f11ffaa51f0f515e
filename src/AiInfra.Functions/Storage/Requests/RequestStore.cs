using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage.Requests;

/// <summary>
/// Table <c>requests</c>, one partition a caller: a row for each key, being carried out (with a lease) or answered (with what came of it). Whoever comes after a lease has ended takes over by ETag;
/// of two at once one does. A new key takes a read and two writes, and one more when it is answered.
/// </summary>
public sealed class RequestStore(Tables tables, RequestExpiry expiry, TimeProvider clock)
{
    private const string Content = "content";
    private const string Since = "since";
    private const string LeaseUntil = RequestExpiry.LeaseUntil;
    private const string Stamp = "stamp";
    private const string Token = "token";

    public async Task<RequestClaim> ClaimAsync(OneRequest request, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var row = TableKeys.Hash(request.Key);
        return await tables.Requests.FindAsync(request.Caller, row, cancellationToken) is { } known
            ? await JudgeAsync(known, request, lease, cancellationToken)
            : await OpenAsync(request, row, lease, cancellationToken);
    }

    /// <summary>Writes what came of a request. When someone took over meanwhile theirs stands, which is the same.</summary>
    public Task FinishAsync(RequestTicket ticket, ImmutableArray<Outcome> outcomes, CancellationToken cancellationToken) =>
        TryMergeAsync(RowOf(ticket).With(outcomes, RequestJson.Default.ImmutableArrayOutcome), ticket.ETag, cancellationToken);

    /// <summary>Ends the lease: who sends the same again need not wait for it.</summary>
    public Task ReleaseAsync(RequestTicket ticket, CancellationToken cancellationToken)
    {
        var released = RowOf(ticket);
        released[LeaseUntil] = clock.GetUtcNow();
        return TryMergeAsync(released, ticket.ETag, cancellationToken);
    }

    private static TableEntity RowOf(RequestTicket ticket) => new(ticket.Caller, ticket.Row);

    private async Task<RequestClaim> OpenAsync(OneRequest request, string row, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var token = Guid.NewGuid().ToString("N");
        await expiry.AddAsync(request.Caller, row, now + request.Keep, cancellationToken);
        var entity = new TableEntity(request.Caller, row)
        {
            [Content] = request.Content,
            [Since] = now,
            [LeaseUntil] = now + lease,
            [Stamp] = request.Stamp,
            [Token] = token,
            [RequestExpiry.KeepUntil] = now + request.Keep,
        };
        try
        {
            var written = await tables.Requests.AddEntityAsync(entity, cancellationToken);
            return new RequestClaim.Taken(new(request.Caller, row, now, Resumed: false, written.Headers.ETag!.Value));
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // The client repeats a write whose answer was lost: a row with one's own token is one's own.
            var there = await tables.Requests.FindAsync(request.Caller, row, cancellationToken);
            if (there is null) return new RequestClaim.Running();
            return there.GetString(Token) == token ? Taken(there, there.ETag, resumed: false) : await JudgeAsync(there, request, lease, cancellationToken);
        }
    }

    private async Task<RequestClaim> JudgeAsync(TableEntity known, OneRequest request, TimeSpan lease, CancellationToken cancellationToken)
    {
        if (known.GetString(Content) != request.Content) return new RequestClaim.OtherContent();
        var isLater = request.Stamp is not { } stamp || stamp > known.GetInt64(Stamp);
        if (known.RecordLength() > 0) return isLater ? await AnswerAsync(known, request, cancellationToken) : new RequestClaim.Replayed();
        return known.GetDateTimeOffset(LeaseUntil) > clock.GetUtcNow() ? new RequestClaim.Running() : await TakeOverAsync(known, isLater ? request.Stamp : null, lease, cancellationToken);
    }

    /// <summary>The answer again; the next time only under a still later signature.</summary>
    private async Task<RequestClaim> AnswerAsync(TableEntity known, OneRequest request, CancellationToken cancellationToken)
    {
        var answered = new RequestClaim.Answered(known.Record(RequestJson.Default.ImmutableArrayOutcome));
        if (request.Stamp is null) return answered;
        var stamped = new TableEntity(known.PartitionKey, known.RowKey) { [Stamp] = request.Stamp };
        return await TryMergeAsync(stamped, known.ETag, cancellationToken) is null ? new RequestClaim.Running() : answered;
    }

    private async Task<RequestClaim> TakeOverAsync(TableEntity known, long? stamp, TimeSpan lease, CancellationToken cancellationToken)
    {
        var token = Guid.NewGuid().ToString("N");
        var mine = new TableEntity(known.PartitionKey, known.RowKey) { [LeaseUntil] = clock.GetUtcNow() + lease, [Token] = token };
        if (stamp is not null) mine[Stamp] = stamp;
        if (await TryMergeAsync(mine, known.ETag, cancellationToken) is { } etag) return Taken(known, etag, resumed: true);
        var there = await tables.Requests.FindAsync(known.PartitionKey, known.RowKey, cancellationToken);
        return there?.GetString(Token) == token ? Taken(there, there.ETag, resumed: true) : new RequestClaim.Running();
    }

    private static RequestClaim.Taken Taken(TableEntity row, ETag etag, bool resumed) => new(new(row.PartitionKey, row.RowKey, row.GetDateTimeOffset(Since)!.Value, resumed, etag));

    /// <returns>Null when someone else wrote first.</returns>
    private async Task<ETag?> TryMergeAsync(TableEntity row, ETag etag, CancellationToken cancellationToken)
    {
        try
        {
            return (await tables.Requests.UpdateEntityAsync(row, etag, TableUpdateMode.Merge, cancellationToken)).Headers.ETag;
        }
        catch (RequestFailedException e) when (e.IsConflict() || e.Status == 404)
        {
            return null;
        }
    }
}
