using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Watches;

/// <summary><c>DELETE /api/watches/{id}</c>, for operators: 204. What it proposed stays.</summary>
public sealed class DeleteWatch(WatchStore watches)
{
    [Function("DeleteWatch")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "delete", Route = "api/watches/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        TableKeys.IsSafe(id) && await watches.DeleteAsync(id, cancellationToken) ? Results.NoContent() : PatchWatch.NotFound();
}
