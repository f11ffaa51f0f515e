using AiInfra.Functions.Hosting;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Importing.Files;
using AiInfra.Functions.Importing.Stored;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace AiInfra.Functions.Importing;

/// <summary>
/// <c>POST /api/deals/import</c>: a file of deals as NDJSON or CSV, up to 50,000 rows and 20 MB. 202 with where its progress is told as soon as it is taken in whole; 200 for a file that was imported before;
/// 400 when it cannot be read, 413 when it is too large, and then nothing of it is stored. <c>?notify=all</c> as for one deal; <c>?dryRun=true</c> stores nothing and says which rows would be refused.
/// </summary>
public sealed class ImportDeals(RateLimits limits, Staging staging, DryRun dryRun, ImportResult result)
{
    private static readonly Dictionary<string, FileFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application/x-ndjson"] = FileFormat.Ndjson,
        ["application/ndjson"] = FileFormat.Ndjson,
        ["application/jsonl"] = FileFormat.Ndjson,
        ["text/csv"] = FileFormat.Csv,
    };

    [Function("ImportDeals")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/deals/import")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await limits.ByKeyAsync(request) is { } tooMany) return tooMany;
        if (RawBody.Refusal(request, Staging.MaxBytes) is { } refusal) return refusal;
        if (!TryFormat(request, out var format)) return Problems.WrongMediaType("Send the file as text/csv or application/x-ndjson, in UTF-8.");
        if (QuerySwitch.AsksForTest(request)) return QuerySwitch.NoTest();
        if (!QuerySwitch.TryRead(request, "notify", "all", out var notifyAll)) return QuerySwitch.Problem("notify", "all");
        if (!QuerySwitch.TryRead(request, "dryRun", "true", out var dry)) return QuerySwitch.Problem("dryRun", "true");
        await using var body = new FileBody(request.Body, Staging.MaxBytes);
        if (IsUtf16(await body.PeekAsync(4, cancellationToken))) return Problems.Unreadable("The file is in UTF-16: save it as UTF-8.");
        var taken = dry ? await dryRun.ReadAsync(body, format, notifyAll, cancellationToken) : await staging.TakeAsync(body, format, notifyAll, cancellationToken);
        return taken switch
        {
            StagingResult.TooLarge => Problems.TooLarge(Staging.MaxBytes),
            StagingResult.Unreadable unreadable => Problems.Unreadable(unreadable.Reason),
            StagingResult.Read read => ImportResult.Of(read),
            StagingResult.Taken { Import: var import } => await result.AcceptedAsync(import, cancellationToken),
            _ => throw new InvalidOperationException(),
        };
    }

    private static bool TryFormat(HttpRequest request, out FileFormat format)
    {
        format = default;
        return MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && Formats.TryGetValue(type.MediaType.ToString(), out format)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsUtf16(ReadOnlyMemory<byte> beginning) => beginning.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, _, ..] or [_, 0, ..];
}
