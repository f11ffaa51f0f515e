using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Operations;

/// <summary>
/// <c>GET /api/health/ready</c>: storage answers too, else 503. Also says how many messages have been owed for more than a minute: above 0 the bus is down or the sweeper does not run.
/// </summary>
public sealed class HealthReady(Outbox outbox)
{
    [Function("HealthReady")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/ready")] HttpRequest request, CancellationToken cancellationToken)
    {
        var owed = await outbox.OverdueAsync(TimeSpan.FromMinutes(1), cancellationToken);
        return JsonResult.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("status", "ready");
            writer.WriteNumber("messagesOwed", owed.Count);
            writer.WriteEndObject();
        });
    }
}
