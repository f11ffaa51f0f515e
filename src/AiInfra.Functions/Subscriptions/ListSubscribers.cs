using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions;

/// <summary><c>GET /api/subscribers</c>, for operators; addresses are masked.</summary>
public sealed class ListSubscribers(SubscriberStore subscribers)
{
    [Function("ListSubscribers")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/subscribers")] HttpRequest request, CancellationToken cancellationToken) =>
        SubscriberResult.Of(await subscribers.AllAsync(cancellationToken));
}
