using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using AiInfra.Deals.Sheets;
using CsvHelper;

namespace AiInfra.Functions.Importing.Files;

/// <summary>
/// A sheet as CSV (RFC 4180) with a line of headers, separated by commas, semicolons or tabs. Rows that hold nothing are passed over; one with quotation marks astray is refused by itself,
/// and one whose quotation mark is never closed ends the file, for what follows it would be part of the cell.
/// </summary>
internal sealed class CsvRows(FileBody file) : IFileRows
{
    private const int Beginning = 64 * 1024;

    private CsvMalformedRecord? _malformed;

    public ImmutableArray<string>? Header { get; private set; }

    public string? Fault { get; private set; }

    public async IAsyncEnumerable<FileRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var separator = SeparatorOf(await file.PeekAsync(Beginning, cancellationToken));
        await using var csv = CsvReader.Create(file, Options(separator), leaveOpen: true);
        while (await NextAsync(csv, cancellationToken))
        {
            if (Header is null) Fault = TakeHeader(csv);
            else if (Row(csv) is { } row) yield return row;
            if (Fault is not null) yield break;
        }

        if (Header is null) Fault ??= "The file is empty: its first line must name the columns.";
    }

    private CsvReaderOptions Options(char separator) => new()
    {
        HasHeader = false,
        Separator = separator,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MaxRecordSize = FileRow.MaxBytes,
        OnMalformedRecord = record => _malformed = record,
    };

    /// <summary>What stands most often in the first line, outside quotation marks.</summary>
    internal static char SeparatorOf(ReadOnlyMemory<byte> beginning)
    {
        Span<int> counts = stackalloc int[3];
        var quoted = false;
        foreach (var b in beginning.Span)
        {
            if (b == '"') quoted = !quoted;
            if (quoted) continue;
            if (b is (byte)'\n' or (byte)'\r' && counts is not [0, 0, 0]) break;
            if (",;\t".IndexOf((char)b, StringComparison.Ordinal) is >= 0 and var which) counts[which]++;
        }

        return counts[1] > counts[0] && counts[1] >= counts[2] ? ';' : counts[2] > counts[0] ? '\t' : ',';
    }

    private async Task<bool> NextAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        _malformed = null;
        try
        {
            if (!await csv.ReadAsync(cancellationToken)) return false;
        }
        catch (CsvFormatException e)
        {
            Fault = string.Create(CultureInfo.InvariantCulture, $"The row that begins in line {e.LineNumber} is longer than {FileRow.MaxBytes / 1024} KB: is a quotation mark in it never closed?");
            return false;
        }

        if (_malformed?.Reason is CsvMalformedReason.UnterminatedQuote)
            Fault = string.Create(CultureInfo.InvariantCulture, $"The file ends inside the quotation mark that is opened in the row of line {csv.LineNumber}.");
        return Fault is null;
    }

    /// <returns>What is wrong with it.</returns>
    private string? TakeHeader(CsvReader csv)
    {
        if (!Utf8.IsValid(csv.RawRecord)) return "The first line is not valid UTF-8: save the file as UTF-8.";
        ImmutableArray<string> names = [.. Cells(csv)];
        if (SheetHeader.Read(names) is HeaderReading.Unreadable unreadable) return unreadable.Reason;
        Header = names;
        return null;
    }

    private FileRow? Row(CsvReader csv)
    {
        var line = (int)csv.LineNumber;
        if (!Utf8.IsValid(csv.RawRecord)) return FileRow.NotUtf8(line);
        if (_malformed is not null) return new(line, Refused: "has a quotation mark where none may stand: put the whole cell in quotation marks and double those inside");
        ImmutableArray<string> cells = [.. Cells(csv)];
        if (cells.All(string.IsNullOrWhiteSpace)) return null;
        return Beyond(cells) is { } column
            ? new(line, Refused: string.Create(CultureInfo.InvariantCulture, $"has a value in column {column}, which the first line does not name"))
            : new(line, Cells: cells);
    }

    /// <summary>A value that no header stands above: cells have moved.</summary>
    private int? Beyond(ImmutableArray<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if ((i >= Header!.Value.Length || string.IsNullOrWhiteSpace(Header.Value[i])) && !string.IsNullOrWhiteSpace(cells[i])) return i + 1;
        }

        return null;
    }

    private static IEnumerable<string> Cells(CsvReader csv) => Enumerable.Range(0, csv.FieldCount).Select(csv.GetString);
}
