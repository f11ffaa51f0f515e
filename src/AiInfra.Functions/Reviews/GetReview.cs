using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Reviews;

/// <summary><c>GET /api/reviews/{id}</c>, for operators: the question, every answer so far, and both deals in short.</summary>
public sealed class GetReview(ReviewStore reviews, ReviewResult result)
{
    [Function("GetReview")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/reviews/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        TableKeys.IsSafe(id) && await reviews.FindAsync(id, cancellationToken) is { } found ? await result.OfAsync(found.Record, cancellationToken) : Problems.NotFound("There is no review with this id.");
}
