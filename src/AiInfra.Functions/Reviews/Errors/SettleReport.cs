using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Reviews.Errors;

/// <summary><c>POST /api/reports/{id}</c>, for operators: <c>{"state": "closed" | "open", "note": "…"}</c>. 200 with the report as it is now; the same again changes nothing.</summary>
public sealed class SettleReport(ReportStore reports, TimeProvider clock)
{
    private const int MaxBody = 16 * 1024;

    [Function("SettleReport")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/reports/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        if (document.RootElement.ValueKind is not JsonValueKind.Object) return Problems.Unreadable("The body is one JSON object: {\"state\": \"closed\"}.");
        List<FieldError> errors = [];
        var (close, note) = Read(new(document.RootElement, "#", errors));
        if (errors.Count > 0) return Problems.Invalid(errors);
        if (!TableKeys.IsSafe(id) || await reports.FindAsync(id, cancellationToken) is not { } stored) return Problems.NotFound("There is no report with this id.");
        var report = stored.Record;
        if (report.IsOpen != close) return ReportResult.Of(report);
        report = close ? report.Close(clock.GetUtcNow(), note) : report.Reopen();
        return await reports.TryUpdateAsync(stored, report, cancellationToken) ? ReportResult.Of(report) : Problems.Conflict("Changed meanwhile", "Someone else changed this report at the same moment. Read it again.");
    }

    private static (bool Close, string? Note) Read(Fields fields)
    {
        var state = fields.Text("state", 20);
        if (state is not (ReportStore.Open or ReportStore.Closed)) fields.Refuse("state", "is closed or open");
        var note = fields.Text("note", 500);
        fields.RefuseOthers();
        return (state == ReportStore.Closed, note);
    }
}
