using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Views;
using AiInfra.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Deliveries;

/// <summary>
/// <c>GET /api/deliveries?alert=&amp;subscriber=&amp;state=&amp;cursor=&amp;limit=</c>, for operators: what was sent to whom, and how it went. By alert, by subscriber (newest first), by both,
/// or by state alone: those on their way (<c>pending</c>, <c>retrying</c>; oldest first) and those given up (<c>failed</c>; newest first). Follow <c>next</c> until it is absent; a page may hold fewer than asked for.
/// </summary>
public sealed class ListDeliveries(DeliverySearch search)
{
    [Function("ListDeliveries")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/deliveries")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!PageLimit.TryRead(request, out var limit)) return PageLimit.Problem;
        DeliveryState? state = null;
        if ((string?)request.Query["state"] is { } word)
        {
            if (!SnakeCase.TryParse<DeliveryState>(word, out var known)) return Problems.Unreadable($"The query parameter state is one of {string.Join(", ", SnakeCase.All<DeliveryState>())}.");
            state = known;
        }

        var query = new DeliveryQuery(request.Query["alert"], request.Query["subscriber"], state, request.Query["cursor"], limit);
        if (new[] { query.Alert, query.Subscriber, query.Cursor }.Any(key => key is not null && !TableKeys.IsSafe(key))) return Problems.Unreadable("The query parameters alert, subscriber and cursor are ids that this app gave out.");
        return await search.FindAsync(query, cancellationToken) is { } page
            ? DeliveryResult.Of(page)
            : Problems.Unreadable("Name an alert or a subscriber, or one of the states pending, retrying and failed.");
    }
}
