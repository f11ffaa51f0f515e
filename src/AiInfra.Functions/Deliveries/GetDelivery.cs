using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Deliveries;

/// <summary><c>GET /api/deliveries/{id}?alert=&amp;subscriber=</c>, for operators: one delivery with its last attempts. The list gives all three ids.</summary>
public sealed class GetDelivery(DeliveryLedger ledger)
{
    [Function("GetDelivery")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/deliveries/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (alert, subscriber) = (request.Query["alert"].ToString(), request.Query["subscriber"].ToString());
        if (alert.Length == 0 || subscriber.Length == 0) return DeliveryResult.WhichOne();
        if (!TableKeys.IsSafe(id) || !TableKeys.IsSafe(alert) || !TableKeys.IsSafe(subscriber)) return DeliveryResult.NotFound();
        return await ledger.FindAsync(alert, subscriber, id, cancellationToken) is { } delivery ? DeliveryResult.Of(delivery) : DeliveryResult.NotFound();
    }
}
