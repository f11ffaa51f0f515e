using System.Collections.Immutable;
using System.Text;
using AiInfra.Functions.Importing.Stored;

namespace AiInfra.Functions.Importing.Files;

/// <summary>What came of taking a file in.</summary>
public abstract record StagingResult
{
    private StagingResult()
    {
    }

    /// <summary>It is whole, and there: new, or from an earlier time.</summary>
    public sealed record Taken(Import Import) : StagingResult;

    /// <summary>It is whole, and nothing was stored.</summary>
    /// <param name="Told">The first of the refused rows.</param>
    public sealed record Read(int Rows, int Refused, ImmutableArray<RowResult> Told) : StagingResult;

    public sealed record TooLarge : StagingResult;

    public sealed record Unreadable(string Reason) : StagingResult;
}

/// <summary>
/// Takes a file in without looking into its rows: they are written down in chunks while they come, and only when the last one is there does the import come into being, with one write.
/// Until then nothing of it runs; what breaks off leaves an upload that <see cref="Importing.ImportSweep"/> deletes.
/// </summary>
public sealed class Staging(ImportStore store, OpenImports open, ImportMessages messages, TimeProvider clock)
{
    public const int MaxRows = 50_000;

    /// <summary>Bytes of a file: 20 MB.</summary>
    public const int MaxBytes = 20_000_000;

    /// <summary>Rows of a chunk, and of a bus message.</summary>
    public const int ChunkRows = 100;

    /// <summary>Characters of a chunk: what a storage row holds however badly they compress.</summary>
    private const int ChunkChars = 256 * 1024;

    internal async Task<StagingResult> TakeAsync(FileBody body, FileFormat format, bool notifyAll, CancellationToken cancellationToken)
    {
        var upload = $"upload-{Guid.NewGuid():N}";
        await open.PutAsync(upload, import: null, 0, cancellationToken);
        var rows = FileRows.Of(body, format);
        var (count, chunks) = await StageAsync(upload, rows, cancellationToken);
        StagingResult? refusal = body.IsTooLarge ? new StagingResult.TooLarge() : Refusal(rows, count) is { } reason ? new StagingResult.Unreadable(reason) : null;
        if (refusal is not null)
        {
            await ForgetAsync(upload, cancellationToken);
            return refusal;
        }

        var id = Import.Prefix + body.Hash(Encoding.UTF8.GetBytes($"\n{format}{(notifyAll ? " notify=all" : "")}"));
        return new StagingResult.Taken(await BeginAsync(new(id, upload, format, notifyAll, clock.GetUtcNow(), body.Bytes, count, chunks, Round: 0), cancellationToken));
    }

    internal static string? Refusal(IFileRows rows, int count) => rows.Fault ?? count switch
    {
        0 => "The file holds no row.",
        > MaxRows => FormattableString.Invariant($"The file has more than {MaxRows:N0} rows: send it in parts. Nothing of it was stored."),
        _ => null,
    };

    private async Task<(int Rows, int Chunks)> StageAsync(string upload, IFileRows rows, CancellationToken cancellationToken)
    {
        var (count, chunks, chars) = (0, 0, 0);
        List<FileRow> waiting = [];
        await foreach (var row in rows.ReadAsync(cancellationToken))
        {
            if (++count > MaxRows) break;
            if (waiting.Count == ChunkRows || (chars += Chars(row)) > ChunkChars)
            {
                await FlushAsync();
                chars = Chars(row);
            }

            waiting.Add(row);
        }

        await FlushAsync();
        return (count, chunks);

        async Task FlushAsync()
        {
            if (waiting.Count > 0) await store.StageAsync(upload, chunks++, new(rows.Header, [.. waiting]), cancellationToken);
            waiting.Clear();
        }
    }

    private static int Chars(FileRow row) => (row.Json?.Length ?? 0) + (row.Cells is { } cells ? cells.Sum(c => c.Length + 3) : 0);

    /// <summary>The import comes into being, unless the same file was taken in before. From the first write of it on, it is found again whatever breaks off.</summary>
    private async Task<Import> BeginAsync(Import import, CancellationToken cancellationToken)
    {
        await open.PutAsync(import.Upload, import.Id, 0, cancellationToken);
        var known = await store.FindAsync(import.Id, cancellationToken);
        if (known is null)
        {
            await open.PutAsync(import.Id, import.Id, 0, cancellationToken);
            if (!await store.TryAddAsync(import, cancellationToken)) known = await store.FindAsync(import.Id, cancellationToken);
        }

        if (known is null) await open.RemoveAsync(import.Upload, cancellationToken);
        else await ForgetAsync(import.Upload, cancellationToken);
        return await messages.SendMissingAsync(known ?? import, cancellationToken);
    }

    private async Task ForgetAsync(string upload, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(upload, cancellationToken);
        await open.RemoveAsync(upload, cancellationToken);
    }
}
