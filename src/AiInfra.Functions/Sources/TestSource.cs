using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Deals.Submissions.Mapping;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Intake.Webhooks;
using AiInfra.Functions.Storage.Sources;
using AiInfra.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Sources;

/// <summary>
/// <c>POST /api/sources/{id}/test</c>, for operators: how a payload would be read, without a signature. For each deal the submission that the mapping makes of it, and either every field error with its place in the payload,
/// or the deal, the rules it would meet and the deals it is like. Stores nothing.
/// </summary>
public sealed class TestSource(SourceStore sources, Submissions submissions, DealPreview preview, TimeProvider clock)
{
    [Function("TestSource")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sources/{id}/test")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, SubmitDeal.MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        if (!SourceReader.IsId(id) || (await sources.FindAsync(id, cancellationToken))?.Record is not { } source) return Problems.NotFound(GetSource.Unknown);
        return source.Reads.Read(document.RootElement) switch
        {
            PayloadReading.Ignored ignored => ReceiveWebhook.Ignored(ignored.Why),
            PayloadReading.Unreadable unreadable => Problems.Invalid([unreadable.Error]),
            PayloadReading.Submissions told => Answer(await TryAsync(told, source, cancellationToken)),
            _ => throw new InvalidOperationException(),
        };
    }

    private async Task<List<Trial>> TryAsync(PayloadReading.Submissions told, WebhookSource source, CancellationToken cancellationToken)
    {
        List<Trial> trials = [];
        foreach (var submission in told.All)
        {
            trials.Add(await submissions.ReadAsync(submission.Json, Door.Of(source), clock.GetUtcNow()) switch
            {
                SubmissionReading.Ok ok => new(submission, await preview.OfAsync(ok.Deal, cancellationToken), []),
                SubmissionReading.Invalid invalid => new(submission, null, submission.Traced(invalid.Errors)),
                _ => throw new InvalidOperationException(),
            });
        }

        return trials;
    }

    private static JsonResult Answer(List<Trial> trials) => JsonResult.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("results");
        foreach (var trial in trials) Write(writer, trial);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, Trial trial)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("submission");
        writer.WriteRawValue(trial.Submission.Json.GetRawText(), skipInputValidation: true);
        if (trial.Preview is { } seen) seen.Write(writer);
        else FieldErrors.Write(writer, trial.Errors);
        writer.WriteEndObject();
    }

    private sealed record Trial(MappedSubmission Submission, Preview? Preview, IReadOnlyCollection<FieldError> Errors);
}
