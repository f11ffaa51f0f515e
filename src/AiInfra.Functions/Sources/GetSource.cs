using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage.Sources;
using AiInfra.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Sources;

/// <summary><c>GET /api/sources/{id}</c>, for operators: without its secret, with when it was last used.</summary>
public sealed class GetSource(SourceStore sources, SourceResult result)
{
    internal const string Unknown = "There is no source with this id.";

    [Function("GetSource")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/sources/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        SourceReader.IsId(id) && await sources.FindAsync(id, cancellationToken) is { } found ? await result.OfAsync(found.Record, cancellationToken) : Problems.NotFound(Unknown);
}
