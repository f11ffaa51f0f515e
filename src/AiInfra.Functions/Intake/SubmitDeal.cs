using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Rates;
using AiInfra.Json;
using AiInfra.Matching;
using AiInfra.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Intake;

/// <summary>
/// <c>POST /api/deals</c>: 201 with the normalised record, 200 when it was known already or told by others, with the record of that deal and what matched, 400 with every field error, 409 when its record is full, 503 when too many write it at once.
/// <c>?dryRun=true</c> stores nothing and says what would happen, which deals it is like included; <c>?notify=all</c> tells everyone even of an old announcement.
/// </summary>
public sealed class SubmitDeal(DealIntake intake, SameDeals sameDeals, KnownRates rates, TimeProvider clock)
{
    /// <summary>Bytes of one submission.</summary>
    public const int MaxBody = 1024 * 1024;

    [Function("SubmitDeal")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/deals")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        if (!QuerySwitch.TryRead(request, "notify", "all", out var notifyAll)) return QuerySwitch.Problem("notify", "all");
        if (!QuerySwitch.TryRead(request, "dryRun", "true", out var dryRun)) return QuerySwitch.Problem("dryRun", "true");
        return SubmissionReader.Read(document.RootElement, new(clock.GetUtcNow(), "api", Trust.Trusted, notifyAll, await rates.GetAsync())) switch
        {
            SubmissionReading.Ok ok when dryRun => Preview(ok.Deal, await sameDeals.LookAsync(MatchFacts.Of(ok.Deal), cancellationToken)),
            SubmissionReading.Ok ok => Answer(await intake.SubmitAsync(ok.Deal, Trust.Trusted, "api", cancellationToken)),
            SubmissionReading.Invalid invalid => Problems.Invalid(invalid.Errors),
            _ => throw new InvalidOperationException(),
        };
    }

    private static IResult Answer(IntakeResult result) => result switch
    {
        IntakeResult.Accepted accepted => DealResult.Of(accepted.Deal, 201),
        IntakeResult.AlreadyKnown known => DealResult.Of(known.Deal),
        IntakeResult.Merged merged => DealResult.Of(merged.Deal),
        IntakeResult.Busy => Problems.Busy(),
        IntakeResult.Full full => Problems.Full(full.Deal.Id),
        _ => throw new InvalidOperationException(),
    };

    private static JsonResult Preview(Deal deal, IReadOnlyList<Likeness> likenesses) => JsonResult.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("deal");
        JsonSerializer.Serialize(writer, deal, DomainJson.Readable.Deal);
        writer.WriteBoolean("backfill", Alerts.Evaluation.IsBackfill(deal));
        writer.WriteStartArray("rules");
        foreach (var rule in HouseRules.All)
        {
            var check = rule.Check(deal);
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            writer.WriteString("name", rule.Name);
            writer.WriteBoolean("met", check.Met);
            writer.WriteString("reason", check.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("matches");
        foreach (var (dealId, result) in likenesses)
        {
            writer.WriteStartObject();
            writer.WriteString("dealId", dealId);
            writer.WriteString("verdict", SnakeCase.Of(result.Verdict));
            writer.WriteString("why", result.Explanation);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
