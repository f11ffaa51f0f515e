using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions;

/// <summary><c>GET /api/subscribers/{id}</c>, for operators; addresses are masked.</summary>
public sealed class GetSubscriber(SubscriberStore subscribers)
{
    [Function("GetSubscriber")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/subscribers/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        TableKeys.IsSafe(id) && await subscribers.FindAsync(id, cancellationToken) is { } found ? SubscriberResult.Of(found) : Problems.NotFound("There is no subscriber with this id.");
}
