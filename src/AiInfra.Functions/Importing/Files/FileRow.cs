using System.Collections.Immutable;
using AiInfra.Functions.Importing.Stored;

namespace AiInfra.Functions.Importing.Files;

/// <summary>A row of a file before anyone looked into it.</summary>
/// <param name="Line">The line of the file where it begins, 1 for the first.</param>
/// <param name="Json">Of NDJSON the line.</param>
/// <param name="Cells">Of CSV the cells.</param>
/// <param name="Refused">Why it can be neither.</param>
public sealed record FileRow(int Line, string? Json = null, ImmutableArray<string>? Cells = null, string? Refused = null)
{
    /// <summary>Bytes of the longest row.</summary>
    public const int MaxBytes = 256 * 1024;

    public static FileRow NotUtf8(int line) => new(line, Refused: "is not valid UTF-8: save the file as UTF-8");

    public static FileRow TooLong(int line) => new(line, Refused: FormattableString.Invariant($"is longer than {MaxBytes / 1024} KB"));
}

/// <summary>The rows of a file, one after the other.</summary>
internal interface IFileRows
{
    /// <summary>The first line of a sheet; null for a file that needs none.</summary>
    ImmutableArray<string>? Header { get; }

    /// <summary>Why the file could not be read to its end, in words; null while it can.</summary>
    string? Fault { get; }

    /// <summary>Ends at the end of the file, or where <see cref="Fault"/> says.</summary>
    IAsyncEnumerable<FileRow> ReadAsync(CancellationToken cancellationToken);
}

internal static class FileRows
{
    public static IFileRows Of(FileBody body, FileFormat format) => format is FileFormat.Csv ? new CsvRows(body) : new NdjsonRows(body);
}
