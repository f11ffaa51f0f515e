using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Reviews;

/// <summary>
/// <c>GET /api/reviews?state=&amp;limit=&amp;cursor=</c>, for operators: <c>open</c>, the possible duplicates that wait for a person (the default), or <c>judged</c>, what matching or a person has decided; newest first.
/// Follow <c>next</c> until it is absent; a page may hold fewer than asked for.
/// </summary>
public sealed class ListReviews(ReviewStore reviews, ReviewResult result)
{
    [Function("ListReviews")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/reviews")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!PageLimit.TryRead(request, out var limit)) return PageLimit.Problem;
        var state = request.Query["state"].ToString();
        if (state is not ("" or ReviewStore.Open or ReviewStore.Judged)) return Problems.Unreadable("The query parameter state is open or judged.");
        string? cursor = request.Query["cursor"];
        if (cursor is not null && !TableKeys.IsSafe(cursor)) return Problems.Unreadable("The query parameter cursor is not one this list gave out.");
        return await result.OfAsync(await reviews.PageAsync(state == ReviewStore.Judged ? ReviewStore.Judged : ReviewStore.Open, cursor, limit, cancellationToken), cancellationToken);
    }
}
