using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Intake;

/// <summary>
/// <c>PATCH /api/deals/{id}</c>, for operators: a JSON Merge Patch (RFC 7396) of the state named by <c>If-Match</c>. 200 with the new state, 412 when it has changed meanwhile, 428 without <c>If-Match</c>,
/// 400 with every field error, 409 when the deal is told under another id. <c>?why=</c> says why.
/// </summary>
public sealed class PatchDeal(DealCorrector corrector)
{
    private const int MaxBody = 1024 * 1024;
    private const int MaxWhy = 300;
    private static readonly string[] MediaTypes = ["application/merge-patch+json", "application/json"];

    [Function("PatchDeal")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "patch", Route = "api/deals/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.HttpContext.Response.Headers["Accept-Patch"] = string.Join(", ", MediaTypes); // RFC 5789 §3.1
        if (!DealId.IsWellFormed(id)) return Problems.NotFound("There is no deal with this id.");
        if (!IfMatch.TryRead(request.Headers, out var ifMatch)) return Problems.Unreadable("If-Match is an ETag as this API gives it, such as \"3\", or *.");
        if (ifMatch is null) return Problems.PreconditionRequired();
        if (PlainText.Of(request.Query["why"]) is not { Length: <= MaxWhy } why) return Problems.Unreadable($"The query parameter why is one line of at most {MaxWhy} characters.");
        var body = await JsonBody.ReadAsync(request, MaxBody, MediaTypes, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        return Answer(id, await corrector.PatchAsync(id, document.RootElement, ifMatch.Admits, why.Length > 0 ? why : "corrected by an operator", cancellationToken));
    }

    private static IResult Answer(string id, PatchResult result) => result switch
    {
        PatchResult.Done done => DealResult.Of(done.Deal),
        PatchResult.Unknown => Problems.NotFound("There is no deal with this id."),
        PatchResult.Elsewhere elsewhere => Problems.ToldElsewhere(id, elsewhere.DealId),
        PatchResult.Stale stale => Problems.Stale(stale.Revision),
        PatchResult.Invalid invalid => Problems.Invalid(invalid.Errors),
        PatchResult.Full => Problems.FullOfCorrections(id),
        PatchResult.Busy => Problems.Busy(),
        _ => throw new InvalidOperationException(),
    };
}
