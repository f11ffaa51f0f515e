using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Deliveries;

/// <summary><c>POST /api/deliveries/{id}/replay?alert=&amp;subscriber=</c>, for operators: 202, and the delivery goes out again under the same id.</summary>
public sealed class ReplayDelivery(Replays replays)
{
    [Function("ReplayDelivery")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/deliveries/{id}/replay")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (alert, subscriber) = (request.Query["alert"].ToString(), request.Query["subscriber"].ToString());
        if (alert.Length == 0 || subscriber.Length == 0) return DeliveryResult.WhichOne();
        return DeliveryResult.Of(await replays.ReplayAsync(alert, subscriber, id, cancellationToken));
    }
}
