using System.Text.Json;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Reviews;

namespace AiInfra.Functions.Reviews.Errors;

/// <summary>Reports as answers.</summary>
internal static class ReportResult
{
    public static JsonResult Of(ErrorReport report) => JsonResult.Write(writer => Write(writer, report));

    public static JsonResult Of(ListedPage<ErrorReport> page) => JsonResult.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("reports");
        foreach (var report in page.Records) Write(writer, report);
        writer.WriteEndArray();
        if (page.Next is not null) writer.WriteString("next", page.Next);
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, ErrorReport report)
    {
        writer.WriteStartObject();
        writer.WriteString("id", report.Id);
        writer.WriteString("state", report.IsOpen ? ReportStore.Open : ReportStore.Closed);
        writer.WriteString("dealId", report.DealId);
        writer.WriteString("url", DealResult.PathOf(report.DealId));
        writer.WriteString("text", report.Text);
        writer.WriteString("at", report.At);
        if (report.SubscriberId is { } author) writer.WriteString("subscriberId", author);
        if (report.ClosedAt is { } closed) writer.WriteString("closedAt", closed);
        if (report.Note is { } note) writer.WriteString("note", note);
        writer.WriteEndObject();
    }
}
