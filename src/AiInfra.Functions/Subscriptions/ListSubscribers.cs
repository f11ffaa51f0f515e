using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions;

/// <summary><c>GET /api/subscribers?limit=&amp;cursor=</c>, for operators, in the order of their ids; addresses are masked. Follow <c>next</c> until it is absent.</summary>
public sealed class ListSubscribers(SubscriberStore subscribers)
{
    [Function("ListSubscribers")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/subscribers")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!PageLimit.TryRead(request, out var limit)) return PageLimit.Problem;
        var cursor = (string?)request.Query["cursor"];
        if (cursor is not null && !TableKeys.IsSafe(cursor)) return Problems.Unreadable("The query parameter cursor is not one this list gave out.");
        return SubscriberResult.Of(await subscribers.PageAsync(cursor, limit, cancellationToken));
    }
}
