using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions;

/// <summary><c>DELETE /api/subscribers/{id}</c>, for operators: erases everything held about them. 204, also for what is still on its way to them.</summary>
public sealed class DeleteSubscriber(Erasure erasure)
{
    [Function("DeleteSubscriber")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "delete", Route = "api/subscribers/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        TableKeys.IsSafe(id) && await erasure.EraseAsync(id, cancellationToken) ? Results.NoContent() : Problems.NotFound("There is no subscriber with this id.");
}
