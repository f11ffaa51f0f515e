using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Notifications.Email.Bounces;

/// <summary><c>POST /api/suppressions</c> with <c>{"address": "…", "reason": "complaint"}</c>, for operators: no mail goes there any more. For complaints that come by other ways, since the provider reports none.</summary>
public sealed class SuppressAddress(SuppressionStore suppressions, TimeProvider clock)
{
    [Function("SuppressAddress")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/suppressions")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await AddressBody.ReadAsync(request, withReason: true, cancellationToken);
        if (body.Address is not { } address) return body.Problem!;

        // Lifted a moment ago by an instance whose clock is ahead of ours.
        if (!await suppressions.SuppressAsync(address, body.Reason ?? SuppressionReason.Operator, clock.GetUtcNow(), cancellationToken)) return Problems.Busy();
        return Results.NoContent();
    }
}
