using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Watches;

/// <summary><c>GET /api/watches/{id}</c>, for operators: how it is set, what came of the last reading, and when it is due next.</summary>
public sealed class GetWatch(WatchStore watches)
{
    [Function("GetWatch")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/watches/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        TableKeys.IsSafe(id) && await watches.FindAsync(id, cancellationToken) is { } found ? WatchResult.Of(found.Record) : PatchWatch.NotFound();
}
