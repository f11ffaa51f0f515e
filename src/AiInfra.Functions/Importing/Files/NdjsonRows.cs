using System.Buffers;
using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace AiInfra.Functions.Importing.Files;

/// <summary>Lines of JSON. Blank ones are passed over; one that is too long, or no UTF-8, is refused by itself.</summary>
internal sealed class NdjsonRows(Stream file) : IFileRows
{
    private int _line;

    public ImmutableArray<string>? Header => null;

    public string? Fault => null;

    public async IAsyncEnumerable<FileRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(file, new(bufferSize: 64 * 1024, leaveOpen: true));
        var overlong = false;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (TryTakeLine(ref rest, read.IsCompleted, out var line))
            {
                _line++;
                if (overlong || line.Length > FileRow.MaxBytes) yield return FileRow.TooLong(_line);
                else if (Row(line) is { } row) yield return row;
                overlong = false;
            }

            if (rest.Length > FileRow.MaxBytes) (overlong, rest) = (true, rest.Slice(rest.End));
            pipe.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted) break;
        }

        await pipe.CompleteAsync();
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> rest, bool isLast, out ReadOnlySequence<byte> line)
    {
        line = rest;
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return true;
        }

        if (!isLast || rest.IsEmpty) return false;
        rest = rest.Slice(rest.End);
        return true;
    }

    private FileRow? Row(ReadOnlySequence<byte> line)
    {
        ReadOnlySpan<byte> bytes = line.ToArray();
        if (_line == 1 && bytes.StartsWith("\uFEFF"u8)) bytes = bytes["\uFEFF"u8.Length..];
        if (bytes.IndexOfAnyExcept(" \t\r"u8) < 0) return null;
        return Utf8.IsValid(bytes) ? new(_line, Json: Encoding.UTF8.GetString(bytes)) : FileRow.NotUtf8(_line);
    }
}
