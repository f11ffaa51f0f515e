using AiInfra.Functions.Hosting.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Views;

/// <summary>
/// <c>GET /api/deals.csv</c>: every deal, newest submission first, with the columns an import takes, written while it is read. Text that a spreadsheet would run as a formula has an apostrophe in front,
/// which the import takes away again.
/// </summary>
public sealed class ExportDeals(RateLimits limits, DealSheet sheet)
{
    [Function("ExportDeals")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/deals.csv")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await limits.ByAddressAsync(request) ?? sheet;
    }
}
