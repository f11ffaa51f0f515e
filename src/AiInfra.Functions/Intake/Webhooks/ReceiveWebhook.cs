using System.Security.Cryptography;
using System.Text.Json;
using AiInfra.Deals.Submissions.Mapping;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Storage.Requests;
using AiInfra.Functions.Storage.Sources;
using AiInfra.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Intake.Webhooks;

/// <summary>
/// <c>POST /api/webhooks/{source}</c>: a deal, or a list of them, signed by a source that an operator has entered. 201 and 200 as <c>POST /api/deals</c>; 200 with a result for each of a list, and for what is no news of a deal;
/// 400 with every field error and its place in the payload; 409 while the same delivery is being taken in; 401 without detail for whatever is wrong with the signature, a replay included.
/// </summary>
public sealed class ReceiveWebhook(RateLimits limits, SourceStore sources, SourceUses uses, PayloadIntake payloads, TimeProvider clock)
{
    [Function("ReceiveWebhook")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/{source}")] HttpRequest request, string source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(source);
        if (await limits.ByAddressAsync(request) is { } tooMany) return tooMany;
        var raw = await RawBody.ReadAsync(request, SubmitDeal.MaxBody, cancellationToken);
        if (raw.Bytes is not { } bytes) return raw.Problem!;
        var known = SourceReader.IsId(source) ? (await sources.FindAsync(source, cancellationToken))?.Record : null;
        if (SignedDelivery.Of(known, request.Headers, bytes, clock.GetUtcNow()) is not { } delivery || known is null) return Problems.Unauthorized();
        if (await limits.BySourceAsync(known.Id) is { } tooManyOfIt) return tooManyOfIt;
        await uses.NoteAsync(known.Id);
        var body = JsonBody.Of(request, bytes);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        return await TakeAsync(known, delivery, request, bytes, document.RootElement, cancellationToken);
    }

    private async Task<IResult> TakeAsync(WebhookSource source, SignedDelivery delivery, HttpRequest request, byte[] bytes, JsonElement payload, CancellationToken cancellationToken)
    {
        if (source.Verifier is VerifierType.Github && request.Headers["X-GitHub-Event"] == "ping") return Ignored("a ping tells of no deal");
        return source.Reads.Read(payload) switch
        {
            PayloadReading.Ignored ignored => Ignored(ignored.Why),
            PayloadReading.Unreadable unreadable => Problems.Invalid([unreadable.Error]),
            PayloadReading.Submissions told => await payloads.TakeAsync(told, Door.Of(source), Identified(source, delivery, bytes), cancellationToken),
            _ => throw new InvalidOperationException(),
        };
    }

    private static OneRequest Identified(WebhookSource source, SignedDelivery delivery, byte[] bytes) =>
        new(Caller.OfSource(source.Id), delivery.Key, Convert.ToHexStringLower(SHA256.HashData(bytes)), delivery.Keep, delivery.Stamp);

    /// <summary>For a payload that is no news of a deal.</summary>
    internal static JsonResult Ignored(string why) => JsonResult.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("ignored", why);
        writer.WriteEndObject();
    });
}
