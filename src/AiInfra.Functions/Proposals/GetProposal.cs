using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Proposals;

/// <summary><c>GET /api/proposals/{id}</c>, for operators: the submission, where it was read, every decision so far, and what would become of it if it were accepted now.</summary>
public sealed class GetProposal(ProposalStore proposals, ProposalResult result)
{
    [Function("GetProposal")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/proposals/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        TableKeys.IsSafe(id) && await proposals.FindAsync(id, cancellationToken) is { } found ? await result.OfAsync(found.Record, cancellationToken) : Problems.NotFound("There is no proposal with this id.");
}
