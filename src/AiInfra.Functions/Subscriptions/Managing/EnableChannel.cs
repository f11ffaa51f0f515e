using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary><c>POST /s/manage/{token}/enable</c> with <c>channel</c>: one that was switched off is tried again.</summary>
public sealed class EnableChannel(OwnSubscription own)
{
    [Function("EnableChannel")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/manage/{token}/enable")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        own.ChangeAsync(request, token, (known, form) => known.Enable(form["channel"]), cancellationToken);
}
