using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Views;
using AiInfra.Json;
using AiInfra.Proposals;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Proposals;

/// <summary>
/// <c>GET /api/proposals?state=&amp;limit=&amp;cursor=</c>, for operators: what is <c>open</c> (the default), <c>accepted</c> or <c>rejected</c>; newest first.
/// Follow <c>next</c> until it is absent; a page may hold fewer than asked for.
/// </summary>
public sealed class ListProposals(ProposalStore proposals)
{
    [Function("ListProposals")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/proposals")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!PageLimit.TryRead(request, out var limit)) return PageLimit.Problem;
        var state = ProposalState.Open;
        if (request.Query["state"].ToString() is { Length: > 0 } word && !SnakeCase.TryParse(word, out state)) return Problems.Unreadable("The query parameter state is open, accepted or rejected.");
        string? cursor = request.Query["cursor"];
        if (cursor is not null && !TableKeys.IsSafe(cursor)) return Problems.Unreadable("The query parameter cursor is not one this list gave out.");
        return ProposalResult.Of(await proposals.PageAsync(state, cursor, limit, cancellationToken));
    }
}
