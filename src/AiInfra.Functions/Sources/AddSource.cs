using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage.Sources;
using AiInfra.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Sources;

/// <summary>
/// <c>POST /api/sources</c>, for operators: <c>{"id": "deal-desk", "verifier": "standard" | "github", "trust": "trusted" | "listed", "name": "…", "mapping": {…}, "secret": "…"}</c>.
/// 201 with the source; the secret is shown here and never again. 409 when the id is taken.
/// </summary>
public sealed class AddSource(SourceStore sources, SourceResult result, TimeProvider clock)
{
    internal const int MaxBody = 64 * 1024;

    [Function("AddSource")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sources")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        return SourceReader.Read(document.RootElement, clock.GetUtcNow()) switch
        {
            SourceReading.Ok ok => await sources.TryAddAsync(ok.Source, cancellationToken)
                ? result.WithSecret(ok.Source, 201)
                : Problems.Conflict("The id is taken", $"There is a source {ok.Source.Id} already. Change it, or take another id. Nothing was stored."),
            SourceReading.Invalid invalid => Problems.Invalid(invalid.Errors),
            _ => throw new InvalidOperationException(),
        };
    }
}
