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
    /// <param name="sheet">Of a sheet, its columns.</param>
    /// <param name="context">Who submits, and when.</param>
    public static RowReading Of(FileRow row, SheetHeader? sheet, SubmissionContext context)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row switch
        {
            { Refused: { } reason } => Whole(reason),
            { Json: { } json } => OfJson(json, context),
            { Cells: { } cells } when sheet is not null => OfCells(SheetRow.Of(sheet, cells), context),
            _ => Whole("cannot be read"),
        };
    }

    /// <summary>The columns that the first line of a file names; null for a file that needs none.</summary>
    public static SheetHeader? Columns(ImmutableArray<string>? header) => header is { } names && SheetHeader.Read(names) is HeaderReading.Ok ok ? ok.Header : null;

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
