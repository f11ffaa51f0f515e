using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Operations;

/// <summary>What a monitor may ask without a key.</summary>
public sealed class Health(Outbox outbox, TimeProvider clock)
{
    /// <summary><c>GET /api/health</c>: which version runs, and what <see cref="ReadyAsync"/> tells.</summary>
    [Function("Health")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken cancellationToken) => ReadinessAsync(withVersion: true, cancellationToken);

    /// <summary><c>GET /api/health/ready</c>: storage answers too, else 503. Also says how many messages have been owed for more than a minute: above 0 the bus is down or the sweeper does not run.</summary>
    [Function("HealthReady")]
    public Task<IResult> ReadyAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/ready")] HttpRequest request, CancellationToken cancellationToken) => ReadinessAsync(withVersion: false, cancellationToken);

    /// <summary><c>GET /api/health/live</c>: the process answers.</summary>
    [Function("HealthLive")]
    public IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/live")] HttpRequest request) => JsonResult.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("status", "live");
        writer.WriteString("at", clock.GetUtcNow());
        writer.WriteEndObject();
    });

    private async Task<IResult> ReadinessAsync(bool withVersion, CancellationToken cancellationToken)
    {
        var owed = await outbox.OverdueAsync(TimeSpan.FromMinutes(1), cancellationToken);
        return JsonResult.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("status", "ready");
            if (withVersion) writer.WriteString("version", AppVersion.Number);
            if (withVersion && AppVersion.Commit is { } commit) writer.WriteString("commit", commit);
            writer.WriteNumber("messagesOwed", owed.Count);
            writer.WriteEndObject();
        });
    }
}
