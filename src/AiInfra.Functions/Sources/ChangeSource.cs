using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage.Sources;
using AiInfra.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Sources;

/// <summary>
/// <c>PATCH /api/sources/{id}</c>, for operators: <c>{"name": …, "trust": …, "mapping": …}</c>; what is named is replaced whole, <c>null</c> takes a name or a mapping away. 200 with the source; 409 when someone else changed it at this moment.
/// </summary>
public sealed class ChangeSource(SourceStore sources, SourceResult result, TimeProvider clock)
{
    [Function("ChangeSource")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "patch", Route = "api/sources/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, AddSource.MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        if (!SourceReader.IsId(id) || await sources.FindAsync(id, cancellationToken) is not { } stored) return Problems.NotFound(GetSource.Unknown);
        return SourceReader.Change(stored.Record, document.RootElement, clock.GetUtcNow()) switch
        {
            SourceReading.Ok ok => await sources.TryUpdateAsync(stored, ok.Source, cancellationToken) ? await result.OfAsync(ok.Source, cancellationToken) : ChangedMeanwhile(),
            SourceReading.Invalid invalid => Problems.Invalid(invalid.Errors),
            _ => throw new InvalidOperationException(),
        };
    }

    internal static IResult ChangedMeanwhile() => Problems.Conflict("Changed meanwhile", "Someone else changed the source at the same moment. Read it again and decide anew. Nothing was stored.");
}
