using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Views;

/// <summary><c>GET /api/stats</c>: sums in which no dollar stands twice, and for every deal why it is counted or not.</summary>
public sealed class GetStats(KnownStats stats)
{
    [Function("GetStats")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/stats")] HttpRequest request) =>
        JsonResult.Of(await stats.GetAsync(), TotalsJson.Default.Stats);
}
