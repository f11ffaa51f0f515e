using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary><c>POST /s/manage/{token}/pause</c> with <c>paused</c>, true or false.</summary>
public sealed class PauseSubscription(OwnSubscription own)
{
    [Function("PauseSubscription")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/manage/{token}/pause")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        own.ChangeAsync(request, token, (known, form) => form["paused"] is "true" or "false" && known.Paused != (form["paused"] == "true") ? known with { Paused = !known.Paused } : known, cancellationToken);
}
