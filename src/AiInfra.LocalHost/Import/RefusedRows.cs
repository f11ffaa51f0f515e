using System.Globalization;
using System.Text;
using System.Text.Json;
using AiInfra.Alerts;

namespace AiInfra.LocalHost.Import;

/// <summary>Says which rows were refused and why: the first on the screen, every one into a file when one is named.</summary>
internal sealed class RefusedRows(TextWriter output, FileInfo? file, int maxShown)
{
    public async Task WriteAsync(IAsyncEnumerable<JsonElement> rows, int count, CancellationToken cancellationToken)
    {
        await using var all = file is null ? null : new StreamWriter(file.FullName, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        var shown = 0;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (all is not null) await all.WriteLineAsync(Compact(row));
            if (shown++ < maxShown) await output.WriteLineAsync(Line(row));
            else if (all is null) break;
        }

        if (count > maxShown) await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"… and {count - maxShown:N0} more{(file is null ? ": --refused FILE writes them all" : "")}"));
        if (file is not null) await output.WriteLineAsync($"Refused rows: {file.FullName}");
    }

    private static string Line(JsonElement row)
    {
        var errors = row.GetProperty("errors").EnumerateArray().Select(e => $"{(e.TryGetProperty("column", out var column) ? column : e.GetProperty("pointer")).GetString()} {e.GetProperty("detail").GetString()}");
        return PlainText.Of(string.Create(CultureInfo.InvariantCulture, $"line {row.GetProperty("line").GetInt32()}: {string.Join("; ", errors)}"), 500);
    }

    private static string Compact(JsonElement row)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes)) row.WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
