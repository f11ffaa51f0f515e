using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AiInfra.Deals.Sheets;
using AiInfra.Functions.Importing.Files;
using AiInfra.Json;

namespace AiInfra.Functions.Importing.Stored;

public enum FileFormat { Ndjson, Csv }

/// <summary>A file that was taken in whole.</summary>
/// <param name="Id">Follows from the content and from <paramref name="NotifyAll"/>: the same file is the same import.</param>
/// <param name="Upload">Where its rows are staged.</param>
/// <param name="At">When it was taken in; what is told without a date is of this day, however late the row is stored.</param>
/// <param name="Round">How often its messages were sent.</param>
public sealed record Import(string Id, string Upload, FileFormat Format, bool NotifyAll, DateTimeOffset At, long Bytes, int Rows, int Chunks, int Round)
{
    /// <summary>Who submits, in the history of the deals.</summary>
    public const string By = "import";

    public const string Prefix = "import-";

    /// <summary>Whether a text has the form of an id.</summary>
    public static bool IsWellFormed(string id) => id is { Length: 39 } && id.StartsWith(Prefix, StringComparison.Ordinal) && id[Prefix.Length..].All(char.IsAsciiHexDigitLower);
}

/// <summary>Up to 100 rows of a file, as they stand there.</summary>
/// <param name="Header">Of a sheet, its first line.</param>
public sealed record StagedChunk(ImmutableArray<string>? Header, ImmutableArray<FileRow> Rows);

/// <summary>What became of a row. <c>Failed</c>: the fault is ours, and the row was left out.</summary>
public enum RowStatus { Accepted, Known, Merged, Refused, Failed }

/// <param name="Line">Where the row begins in the file.</param>
/// <param name="DealId">Where it is told now.</param>
/// <param name="Errors">Why it was refused.</param>
public sealed record RowResult(int Line, RowStatus Status, string? DealId = null, ImmutableArray<CellError> Errors = default)
{
    /// <summary>Enough to see what is wrong, and few enough for a hundred rows in one place.</summary>
    private const int MaxErrors = 20;

    public static RowResult Refused(int line, IEnumerable<CellError> errors) => new(line, RowStatus.Refused, Errors: [.. errors.Take(MaxErrors)]);
}

/// <summary>The results of a chunk.</summary>
public sealed record ChunkResult(ImmutableArray<RowResult> Rows);

/// <summary>How many rows were done, and what became of them.</summary>
/// <param name="Chunks">The chunks that are done.</param>
public readonly record struct ImportCounts(int Chunks, int Accepted, int Known, int Merged, int Refused, int Failed)
{
    public int Done => Accepted + Known + Merged + Refused + Failed;

    public static ImportCounts operator +(ImportCounts a, ImportCounts b) =>
        new(a.Chunks + b.Chunks, a.Accepted + b.Accepted, a.Known + b.Known, a.Merged + b.Merged, a.Refused + b.Refused, a.Failed + b.Failed);

    public static ImportCounts Add(ImportCounts left, ImportCounts right) => left + right;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(SnakeCaseConverter<FileFormat>), typeof(SnakeCaseConverter<RowStatus>)])]
[JsonSerializable(typeof(Import))]
[JsonSerializable(typeof(StagedChunk))]
[JsonSerializable(typeof(ChunkResult))]
public sealed partial class ImportJson : JsonSerializerContext;
