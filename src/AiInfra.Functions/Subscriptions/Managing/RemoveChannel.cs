using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary><c>POST /s/manage/{token}/remove</c> with <c>channel</c>: nothing goes there any more; with the last one the subscription ends.</summary>
public sealed class RemoveChannel(OwnSubscription own)
{
    [Function("RemoveChannel")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/manage/{token}/remove")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        own.ChangeAsync(request, token, (known, form) => known.Without(form["channel"]), cancellationToken);
}
