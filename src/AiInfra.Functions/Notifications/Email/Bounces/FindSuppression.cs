using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Notifications.Email.Bounces;

/// <summary><c>POST /api/suppressions/find</c> with <c>{"address": "…"}</c>, for operators: why no mail goes to an address and since when; 404 when it does. A POST, since an address in a URL would stand in every access log.</summary>
public sealed class FindSuppression(SuppressionStore suppressions)
{
    [Function("FindSuppression")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/suppressions/find")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await AddressBody.ReadAsync(request, withReason: false, cancellationToken);
        if (body.Address is not { } address) return body.Problem!;
        return await suppressions.FindAsync(address, cancellationToken) is { } found ? Result(found) : Problems.NotFound("Mail goes to this address: it is not suppressed.");
    }

    private static JsonResult Result(Suppression found) => JsonResult.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("reason", SnakeCase.Of(found.Reason));
        json.WriteString("at", found.At);
        json.WriteEndObject();
    });
}
