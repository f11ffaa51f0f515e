using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions;

/// <summary><c>GET /api/subscribers/{id}/export</c>, for operators who are asked by someone what is held about them.</summary>
public sealed class ExportSubscriber(SubscriberStore subscribers, SubscriberExport export)
{
    [Function("ExportSubscriber")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/subscribers/{id}/export")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        TableKeys.IsSafe(id) && await subscribers.FindAsync(id, cancellationToken) is { } found ? await export.OfAsync(found, cancellationToken) : Problems.NotFound("There is no subscriber with this id.");
}
