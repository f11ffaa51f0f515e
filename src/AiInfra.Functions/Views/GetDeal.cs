using AiInfra.Deals;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Views;

/// <summary><c>GET /api/deals/{id}</c>: the record, straight from where it is stored. What was merged into another deal is answered with that deal, whose id is its own.</summary>
public sealed class GetDeal(DealStore deals, MatchingStore matching)
{
    [Function("GetDeal")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/deals/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        DealId.IsWellFormed(id) && await FindAsync(id, cancellationToken) is { } found ? DealResult.Of(found.Deal) : Problems.NotFound("There is no deal with this id.");

    private async Task<StoredDeal?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var found = await deals.FindAsync(id, cancellationToken);
        if (found is { Record.MergedInto: null }) return found;
        var root = await matching.FindRootAsync(id, cancellationToken);
        return root is null || root.DealId == id ? found : await deals.FindAsync(root.DealId, cancellationToken) ?? found;
    }
}
