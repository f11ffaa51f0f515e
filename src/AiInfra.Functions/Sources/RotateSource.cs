using System.Text.Json;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage.Sources;
using AiInfra.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Sources;

/// <summary>
/// <c>POST /api/sources/{id}/rotate</c>, for operators: a new secret, shown here and never again; the one before still counts for <c>{"graceHours": 24}</c>, 0 to 168. <c>{"secret": "…"}</c> names the new one. The body may be left out.
/// </summary>
public sealed class RotateSource(SourceStore sources, SourceResult result, TimeProvider clock)
{
    private const int MaxBody = 4 * 1024;
    private static readonly JsonElement AsUsual = JsonElement.Parse("{}");

    [Function("RotateSource")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sources/{id}/rotate")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var raw = await RawBody.ReadAsync(request, MaxBody, cancellationToken);
        if (raw.Bytes is not { } bytes) return raw.Problem!;
        if (bytes.Length == 0) return await RotateAsync(id, AsUsual, cancellationToken);
        var body = JsonBody.Of(request, bytes);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        return await RotateAsync(id, document.RootElement, cancellationToken);
    }

    private async Task<IResult> RotateAsync(string id, JsonElement wanted, CancellationToken cancellationToken)
    {
        if (!SourceReader.IsId(id) || await sources.FindAsync(id, cancellationToken) is not { } stored) return Problems.NotFound(GetSource.Unknown);
        return SourceReader.Rotate(stored.Record, wanted, clock.GetUtcNow()) switch
        {
            SourceReading.Ok ok => await sources.TryUpdateAsync(stored, ok.Source, cancellationToken) ? result.WithSecret(ok.Source, 200) : ChangeSource.ChangedMeanwhile(),
            SourceReading.Invalid invalid => Problems.Invalid(invalid.Errors),
            _ => throw new InvalidOperationException(),
        };
    }
}
