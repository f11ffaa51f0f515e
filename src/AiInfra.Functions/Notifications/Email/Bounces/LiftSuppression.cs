using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Notifications.Email.Bounces;

/// <summary><c>POST /api/suppressions/lift</c> with <c>{"address": "…"}</c>, for operators: 204 when mail goes there again, 404 when it did all the time. The provider may keep the address on a list of its own.</summary>
public sealed class LiftSuppression(SuppressionStore suppressions)
{
    [Function("LiftSuppression")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/suppressions/lift")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await AddressBody.ReadAsync(request, withReason: false, cancellationToken);
        if (body.Address is not { } address) return body.Problem!;
        return await suppressions.LiftAsync(address, cancellationToken) ? Results.NoContent() : Problems.NotFound("Mail goes to this address: it is not suppressed.");
    }
}
