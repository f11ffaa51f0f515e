using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Watches;

/// <summary><c>GET /api/watches</c>, for operators: every watched source.</summary>
public sealed class ListWatches(WatchStore watches)
{
    [Function("ListWatches")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/watches")] HttpRequest request, CancellationToken cancellationToken) =>
        WatchResult.Of((await watches.AllAsync(cancellationToken)).Select(w => w.Record));
}
