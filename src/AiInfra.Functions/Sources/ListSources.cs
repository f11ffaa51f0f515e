using AiInfra.Functions.Storage.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Sources;

/// <summary><c>GET /api/sources</c>, for operators: without their secrets.</summary>
public sealed class ListSources(SourceStore sources, SourceResult result)
{
    [Function("ListSources")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/sources")] HttpRequest request, CancellationToken cancellationToken) =>
        await result.OfAllAsync(await sources.AllAsync(cancellationToken), cancellationToken);
}
