using AiInfra.Functions.Hosting;
using AiInfra.Functions.Importing.Stored;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Importing;

/// <summary><c>GET /api/imports/{id}</c>, for operators: how far an import has come, and how many of its rows were accepted, known, merged, refused. Told for 30 days.</summary>
public sealed class GetImport(ImportStore store, ImportResult result)
{
    [Function("GetImport")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/imports/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        Import.IsWellFormed(id) && await store.FindAsync(id, cancellationToken) is { } import
            ? await result.ShownAsync(import, cancellationToken)
            : Problems.NotFound("There is no import with this id.");
}
