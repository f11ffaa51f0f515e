using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary><c>POST /s/manage/{token}/unmute</c> with <c>deal</c>: it is told of again.</summary>
public sealed class UnmuteDeal(OwnSubscription own)
{
    [Function("UnmuteDeal")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/manage/{token}/unmute")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        own.ChangeAsync(request, token, (known, form) => known.Unmute(form["deal"]), cancellationToken);
}
