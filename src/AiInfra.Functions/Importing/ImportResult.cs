using System.Text.Json;
using AiInfra.Deals.Sheets;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Importing.Files;
using AiInfra.Functions.Importing.Stored;
using AiInfra.Json;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Importing;

/// <summary>An import as an answer: what it is, how far it has come, and what became of its rows.</summary>
public sealed class ImportResult(ImportStore store)
{
    public static string PathOf(string importId) => "/api/imports/" + importId;

    /// <summary>202 while it runs, 200 when it was done before.</summary>
    public async Task<IResult> AcceptedAsync(Import import, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(import);
        var (counts, _) = await store.DoneAsync(import.Id, cancellationToken);
        return Of(import, counts, counts.Chunks < import.Chunks ? 202 : 200);
    }

    public async Task<IResult> ShownAsync(Import import, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(import);
        var (counts, _) = await store.DoneAsync(import.Id, cancellationToken);
        return Of(import, counts, 200);
    }

    /// <summary>What a dry run found.</summary>
    public static IResult Of(StagingResult.Read read) => JsonResult.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("rows", read.Rows);
        writer.WriteNumber("refused", read.Refused);
        WriteRows(writer, read.Told);
        writer.WriteEndObject();
    });

    internal static void WriteRows(Utf8JsonWriter writer, IEnumerable<RowResult> rows)
    {
        writer.WriteStartArray("results");
        foreach (var row in rows) Write(writer, row);
        writer.WriteEndArray();
    }

    private static JsonResult Of(Import import, ImportCounts counts, int status) => JsonResult.Write(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", import.Id);
            writer.WriteString("state", counts.Chunks < import.Chunks ? "running" : "done");
            writer.WriteString("format", SnakeCase.Of(import.Format));
            writer.WriteBoolean("notifyAll", import.NotifyAll);
            writer.WriteString("at", import.At);
            writer.WriteNumber("bytes", import.Bytes);
            writer.WriteNumber("rows", import.Rows);
            writer.WriteNumber("done", counts.Done);
            writer.WriteNumber("accepted", counts.Accepted);
            writer.WriteNumber("known", counts.Known);
            writer.WriteNumber("merged", counts.Merged);
            writer.WriteNumber("refused", counts.Refused);
            writer.WriteNumber("failed", counts.Failed);
            writer.WriteString("results", PathOf(import.Id) + "/rows");
            writer.WriteEndObject();
        },
        status,
        ("Location", PathOf(import.Id)));

    private static void Write(Utf8JsonWriter writer, RowResult row)
    {
        writer.WriteStartObject();
        writer.WriteNumber("line", row.Line);
        writer.WriteString("status", SnakeCase.Of(row.Status));
        if (row.DealId is not null) writer.WriteString("dealId", row.DealId);
        if (!row.Errors.IsDefaultOrEmpty)
        {
            writer.WriteStartArray("errors");
            foreach (var error in row.Errors) Write(writer, error);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CellError error)
    {
        writer.WriteStartObject();
        if (error.Column is not null) writer.WriteString("column", error.Column);
        writer.WriteString("pointer", error.Pointer);
        writer.WriteString("detail", error.Detail);
        writer.WriteEndObject();
    }
}
