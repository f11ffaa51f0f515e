using AiInfra.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Operations;

/// <summary><c>GET /api/health/live</c>: the process answers.</summary>
public sealed class HealthLive(TimeProvider clock)
{
    [Function("HealthLive")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/live")] HttpRequest request) => JsonResult.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("status", "live");
        writer.WriteString("at", clock.GetUtcNow());
        writer.WriteEndObject();
    });
}
