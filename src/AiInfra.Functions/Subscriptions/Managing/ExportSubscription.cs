using AiInfra.Functions.Subscriptions.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary><c>GET /s/manage/{token}/export</c>: everything held about the subscriber, as a JSON file.</summary>
public sealed class ExportSubscription(LinkDoor door, SubscriberExport export)
{
    [Function("ExportSubscription")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "s/manage/{token}/export")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        door.EnterAsync(request, LinkPurpose.Manage, token, async visitor => await export.OfAsync(visitor.Subscriber, cancellationToken), cancellationToken);
}
