using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Reviews;

/// <summary>
/// <c>POST /api/reviews/{id}</c>, for operators: <c>{"verdict": "same" | "different" | "tranche", "note": "…"}</c>. Any verdict can be given after any other: what the one before did is undone, and both deals and
/// their totals are as they were. 200 with the review and both deals as they are now; 409 when someone else judged at this moment, or when one deal would be left without any report.
/// </summary>
public sealed class DecideReview(ReviewStore reviews, Judgement judgement, ReviewResult result, TimeProvider clock)
{
    private const int MaxBody = 16 * 1024;

    [Function("DecideReview")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/reviews/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        List<FieldError> errors = [];
        if (document.RootElement.ValueKind is not System.Text.Json.JsonValueKind.Object) return Problems.Unreadable("The body is one JSON object: {\"verdict\": \"same\"}.");
        var (verdict, note) = Read(new(document.RootElement, "#", errors));
        if (errors.Count > 0) return Problems.Invalid(errors);
        if (!TableKeys.IsSafe(id) || await reviews.FindAsync(id, cancellationToken) is not { } stored) return Problems.NotFound("There is no review with this id.");
        return await DecideAsync(stored, verdict, note, cancellationToken);
    }

    private static (Verdict Verdict, string? Note) Read(Fields fields)
    {
        var verdict = fields.Word<Verdict>("verdict");
        if (fields.Raw("verdict") is null || verdict is Verdict.Open) fields.Refuse("verdict", "is same, different or tranche");
        var note = fields.Text("note", 500);
        fields.RefuseOthers();
        return (verdict ?? Verdict.Open, note);
    }

    private async Task<IResult> DecideAsync(Stored<Review> stored, Verdict verdict, string? note, CancellationToken cancellationToken)
    {
        var review = stored.Record;
        if (review.Verdict != verdict || !review.IsJudgedByPerson)
        {
            if (verdict is not Verdict.Same && await judgement.LeavesNothingAsync(review, cancellationToken))
                return Problems.Conflict("One deal would be left empty", "Every report of the one deal came with the other: nothing would be left of it.");
            review = review.Judge(verdict, "operator", clock.GetUtcNow(), note);
            if (!await reviews.TryUpdateAsync(stored, review, cancellationToken)) return Problems.Conflict("Judged meanwhile", "Someone else judged this at the same moment. Read it again and decide anew.");
        }

        return await result.OfAsync(review.Settling ? await SettleAsync(review, cancellationToken) : review, cancellationToken);
    }

    /// <summary>What cannot be carried out now stays marked so, and is carried out by <see cref="ReviewSweep"/>.</summary>
    private async Task<Review> SettleAsync(Review review, CancellationToken cancellationToken) =>
        await judgement.CarryOutAsync(review, cancellationToken) ? await reviews.SettleAsync(review, cancellationToken) : review;
}
