using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Deals.Submissions.Mapping;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Intake.Idempotency;
using AiInfra.Functions.Proposals;
using AiInfra.Functions.Storage.Requests;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Intake.Webhooks;

/// <summary>
/// Takes in the deals of a payload. One is answered as by <c>POST /api/deals</c>; of a list each has its own result, in its order, and what cannot be done now fails the whole, so that the sender repeats it.
/// What is refused for its form is not remembered: it may be mended.
/// </summary>
public sealed class PayloadIntake(OnceOnly once, OneDeal one, Submissions submissions, TimeProvider clock)
{
    private const string Key = "webhook-id";

    /// <summary>Told of each deal of a list: what came of all of them is remembered in one row.</summary>
    private const int MaxErrors = 10;

    public async Task<IResult> TakeAsync(PayloadReading.Submissions payload, Door door, OneRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payload);
        List<SubmissionReading> readings = [];
        foreach (var submission in payload.All) readings.Add(await submissions.ReadAsync(submission.Json, door, clock.GetUtcNow()));
        if (!payload.Several)
        {
            return readings[0] is SubmissionReading.Invalid invalid
                ? Problems.Invalid(payload.All[0].Traced(invalid.Errors))
                : await one.AnswerAsync(request, Key, attempt => submissions.TellAsync(payload.All[0].Json, door, attempt, cancellationToken), cancellationToken);
        }

        if (readings.Any(r => r is SubmissionReading.Ok)) return await TakeAllAsync(payload.All, door, request, cancellationToken);
        return Answer([.. payload.All.Zip(readings.OfType<SubmissionReading.Invalid>(), (submission, reading) => new Outcome(400, null, 0, [.. submission.Traced(reading.Errors).Take(MaxErrors)]))]);
    }

    private async Task<IResult> TakeAllAsync(ImmutableArray<MappedSubmission> all, Door door, OneRequest request, CancellationToken cancellationToken) =>
        await once.RunAsync(request, attempt => TellAllAsync(all, door, attempt, cancellationToken), cancellationToken) switch
        {
            OnceResult.Done done => Answer(done.Outcomes),
            OnceResult.Again again => Answer(again.Outcomes, OnceAnswers.Replayed),
            OnceResult.Failed { Outcomes: var outcomes } when outcomes.Any(o => o.Status is 503) => Problems.Busy(),
            OnceResult.Failed failed => Answer(failed.Outcomes),
            var refused => OnceAnswers.Refusal(refused, Key),
        };

    private async Task<ImmutableArray<Outcome>> TellAllAsync(ImmutableArray<MappedSubmission> all, Door door, Attempt attempt, CancellationToken cancellationToken)
    {
        List<Outcome> outcomes = [];
        foreach (var submission in all)
        {
            var outcome = (await submissions.TellAsync(submission.Json, door, attempt, cancellationToken)).Outcome;
            outcomes.Add(outcome with { Errors = [.. submission.Traced(outcome.Errors).Take(MaxErrors)] });
            if (outcome.Status is 503) break;
        }

        return [.. outcomes];
    }

    private static JsonResult Answer(ImmutableArray<Outcome> outcomes, params (string Name, string Value)[] headers) => JsonResult.Write(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("results");
            foreach (var outcome in outcomes) Write(writer, outcome);
            writer.WriteEndArray();
            writer.WriteEndObject();
        },
        200,
        headers);

    private static void Write(Utf8JsonWriter writer, Outcome outcome)
    {
        writer.WriteStartObject();
        writer.WriteNumber("status", outcome.Status);
        if (outcome.DealId is { } id)
        {
            writer.WriteString("id", id);
            writer.WriteString("location", DealResult.PathOf(id));
        }

        if (outcome.ProposalId is { } proposal)
        {
            writer.WriteString("proposal", proposal);
            writer.WriteString("location", ProposalResult.PathOf(proposal));
        }

        if (!outcome.Errors.IsEmpty) FieldErrors.Write(writer, outcome.Errors);
        writer.WriteEndObject();
    }
}
