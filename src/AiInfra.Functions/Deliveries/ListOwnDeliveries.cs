using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions;
using AiInfra.Functions.Subscriptions.Links;
using AiInfra.Functions.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Deliveries;

/// <summary><c>GET /s/manage/{token}/deliveries?limit=&amp;cursor=</c>: what the subscriber who holds the link was sent, newest first. Follow <c>next</c> until it is absent.</summary>
public sealed class ListOwnDeliveries(LinkDoor door, SubscriberDeliveries deliveries)
{
    [Function("ListOwnDeliveries")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "s/manage/{token}/deliveries")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        door.EnterAsync(request, LinkPurpose.Manage, token, visitor => ListAsync(request, visitor.Link, cancellationToken), cancellationToken);

    private async Task<IResult> ListAsync(HttpRequest request, Link link, CancellationToken cancellationToken)
    {
        if (!PageLimit.TryRead(request, out var limit)) return PageLimit.Problem;
        string? cursor = request.Query["cursor"];
        if (cursor is not null && !TableKeys.IsSafe(cursor)) return Problems.Unreadable("The query parameter cursor is not one this list gave out.");
        return DeliveryResult.Of(await deliveries.PageAsync(link.SubscriberId, cursor, limit, cancellationToken));
    }
}
