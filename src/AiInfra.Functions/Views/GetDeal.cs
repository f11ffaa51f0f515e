using AiInfra.Deals;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Views;

/// <summary><c>GET /api/deals/{id}</c>: the record, straight from where it is stored.</summary>
public sealed class GetDeal(DealStore deals)
{
    [Function("GetDeal")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/deals/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        DealId.IsWellFormed(id) && await deals.FindAsync(id, cancellationToken) is { } found ? DealResult.Of(found.Deal) : Problems.NotFound("There is no deal with this id.");
}
