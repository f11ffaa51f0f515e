using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage.Sources;
using AiInfra.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Sources;

/// <summary><c>DELETE /api/sources/{id}</c>, for operators: 204; from then on it is unknown. The deals it told of stay.</summary>
public sealed class DeleteSource(SourceStore sources)
{
    [Function("DeleteSource")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "delete", Route = "api/sources/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!SourceReader.IsId(id) || await sources.FindAsync(id, cancellationToken) is null) return Problems.NotFound(GetSource.Unknown);
        await sources.DeleteAsync(id, cancellationToken);
        return Results.NoContent();
    }
}
