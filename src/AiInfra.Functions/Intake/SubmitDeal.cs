using System.Security.Cryptography;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Intake.Idempotency;
using AiInfra.Functions.Storage.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Intake;

/// <summary>
/// <c>POST /api/deals</c>: 201 with the normalised record, 200 when it was known already or told by others, with the record of that deal and what matched, 400 with every field error, 409 when its record is full, 503 when too many write it at once.
/// With <c>Idempotency-Key</c> the same request again is answered as the first time, 409 while that is running, and 422 when it is another request.
/// <c>?dryRun=true</c> stores nothing and says what would happen, which deals it is like included; <c>?notify=all</c> tells everyone even of an old announcement;
/// <c>?test=true</c> tries the system out: the deal goes the whole way, to those who follow the rule <c>test</c>, and stands in no list, feed or total.
/// </summary>
public sealed class SubmitDeal(RateLimits limits, Submissions submissions, OneDeal one, DealPreview preview, TimeProvider clock)
{
    /// <summary>Bytes of one submission.</summary>
    public const int MaxBody = 1024 * 1024;

    [Function("SubmitDeal")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/deals")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await limits.ByKeyAsync(request) is { } tooMany) return tooMany;
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        if (!QuerySwitch.TryRead(request, "notify", "all", out var notifyAll)) return QuerySwitch.Problem("notify", "all");
        if (!QuerySwitch.TryRead(request, "dryRun", "true", out var dryRun)) return QuerySwitch.Problem("dryRun", "true");
        if (!QuerySwitch.TryRead(request, "test", "true", out var test)) return QuerySwitch.Problem("test", "true");
        if (!IdempotencyKey.TryRead(request.Headers, out var key)) return Problems.Unreadable(IdempotencyKey.Wrong);
        var door = test ? Door.Test : Door.Api(notifyAll);
        return await submissions.ReadAsync(document.RootElement, door, clock.GetUtcNow()) switch
        {
            // Said before the key is looked at: what is refused for its form may be mended and sent under the same key.
            SubmissionReading.Invalid invalid => Problems.Invalid(invalid.Errors),
            SubmissionReading.Ok ok when dryRun => Answer(await preview.OfAsync(ok.Deal, cancellationToken)),
            _ when key is null => OnceAnswers.Of(await submissions.TellAsync(document.RootElement, door, new(clock.GetUtcNow()), cancellationToken)),
            _ => await one.AnswerAsync(
                Identified(request, key, body.Bytes, door), "Idempotency-Key", attempt => submissions.TellAsync(document.RootElement, door, attempt, cancellationToken), cancellationToken),
        };
    }

    private static OneRequest Identified(HttpRequest request, string key, ReadOnlyMemory<byte> body, Door door) =>
        new(Caller.Of(request), key, $"{Convert.ToHexStringLower(SHA256.HashData(body.Span))}{(door.IsTest ? ".test" : door.NotifyAll ? ".all" : "")}", IdempotencyKey.Keep);

    private static JsonResult Answer(Preview preview) => JsonResult.Write(writer =>
    {
        writer.WriteStartObject();
        preview.Write(writer);
        writer.WriteEndObject();
    });
}
