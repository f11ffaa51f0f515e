using AiInfra.Functions.Storage;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary><c>POST /s/manage/{token}/enable</c> with <c>channel</c>: one that was switched off is tried again.</summary>
public sealed class EnableChannel(OwnSubscription own, HealthStore health)
{
    [Function("EnableChannel")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/manage/{token}/enable")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        own.PostedAsync(
            request,
            token,
            async (visitor, form) =>
            {
                // Its failures are forgotten first, or the next one would switch it off again.
                if (visitor.Subscriber.Channel(form["channel"]) is { } channel) await health.ForgetAsync(visitor.Subscriber.Id, channel.Key, cancellationToken);
                return await own.ChangeAsync(visitor, known => known.Enable(form["channel"]), cancellationToken);
            },
            cancellationToken);
}
