using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Sheets;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;

namespace AiInfra.Functions.Importing.Files;

/// <summary>What came of reading a row: a deal, or everything that is wrong with it.</summary>
public abstract record RowReading
{
    private RowReading()
    {
    }

    public sealed record Ok(Deal Deal) : RowReading;

    public sealed record Refused(ImmutableArray<CellError> Errors) : RowReading;

    /// <summary>Reads a row as <c>POST /api/deals</c> reads its body.</summary>
    /// <param name="row">The row.</param>
    /// <param name="header">Of a sheet, its first line.</param>
    /// <param name="context">Who submits, and when.</param>
    public static RowReading Of(FileRow row, ImmutableArray<string>? header, SubmissionContext context)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row switch
        {
            { Refused: { } reason } => Whole(reason),
            { Json: { } json } => OfJson(json, context),
            { Cells: { } cells } when header is { } names && SheetHeader.Read(names) is HeaderReading.Ok { Header: var sheet } => OfCells(SheetRow.Of(sheet, cells), context),
            _ => Whole("cannot be read"),
        };
    }

    private static RowReading OfJson(string json, SubmissionContext context)
    {
        if (JsonBody.Parse(Encoding.UTF8.GetBytes(json), out _) is not { } document) return Whole("is not well-formed JSON: one object a line, without duplicate members, at most 32 levels deep");
        using (document) return Of(SubmissionReader.Read(document.RootElement, context), errors => [.. errors.Select(e => new CellError(e.Pointer, e.Detail, null))]);
    }

    private static RowReading OfCells(SheetRow row, SubmissionContext context)
    {
        using var document = JsonDocument.Parse(row.Submission.ToJsonString());
        return Of(SubmissionReader.Read(document.RootElement, context), row.Locate);
    }

    private static RowReading Of(SubmissionReading reading, Func<IEnumerable<FieldError>, ImmutableArray<CellError>> locate) => reading switch
    {
        SubmissionReading.Ok ok => new Ok(ok.Deal),
        SubmissionReading.Invalid invalid => new Refused(locate(invalid.Errors)),
        _ => throw new InvalidOperationException(),
    };

    private static Refused Whole(string reason) => new([new("#", reason, null)]);
}
