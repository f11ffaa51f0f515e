using System.Globalization;
using System.Text.Json;

namespace AiInfra.LocalHost.Import;

/// <summary>
/// <c>import FILE --to URL</c>: sends a file, follows it until the last row is done, and says what became of them. Whatever is killed on the way, this program or the app: the same command again goes on.
/// </summary>
internal static class ImportRun
{
    /// <summary>Refused rows on the screen.</summary>
    private const int MaxShown = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static async Task<int> RunAsync(ImportOptions options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            using var http = AppAddress.Client(TimeSpan.FromMinutes(5));
            return await BarScreen.RunAsync(output, screen => RunAsync(options, http, screen, cancellationToken)) is { } tally ? await EndAsync(options, http, tally, output, cancellationToken) : 1;
        }
        catch (Exception e) when (e is ImportFailedException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await errors.WriteLineAsync("Stopped. What was sent whole goes on in the app; the same command again follows it.");
            return 1;
        }
    }

    private static async Task<JsonElement> RunAsync(ImportOptions options, HttpClient http, IImportScreen screen, CancellationToken cancellationToken)
    {
        var client = new ImportClient(http, options, line => Told(screen, line));
        var sent = new Sent(bytes => screen.Show("sent (bytes)", bytes, options.File.Length));
        var import = await client.UploadAsync(sent, cancellationToken);
        if (options.DryRun) return import;
        screen.Say($"{import.GetProperty("id").GetString()}: {import.GetProperty("rows").GetInt32().ToString("N0", CultureInfo.InvariantCulture)} rows");
        while (true)
        {
            screen.Show("imported (rows)", import.GetProperty("done").GetInt32(), import.GetProperty("rows").GetInt32());
            if (import.GetProperty("state").GetString() == "done") return import;
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            import = await client.GetAsync($"api/imports/{import.GetProperty("id").GetString()}", cancellationToken);
        }
    }

    private static Task Told(IImportScreen screen, string line)
    {
        screen.Say(line);
        return Task.CompletedTask;
    }

    private static async Task<int> EndAsync(ImportOptions options, HttpClient http, JsonElement tally, TextWriter output, CancellationToken cancellationToken)
    {
        string[] counted = options.DryRun ? ["rows", "refused"] : ["rows", "accepted", "known", "merged", "refused", "failed"];
        await output.WriteLineAsync(string.Join(", ", counted.Select(name => string.Create(CultureInfo.InvariantCulture, $"{name} {tally.GetProperty(name).GetInt32():N0}"))));
        var left = counted.Where(name => name is "refused" or "failed").Sum(name => tally.GetProperty(name).GetInt32());
        if (left == 0) return 0;
        var client = new ImportClient(http, options, output.WriteLineAsync);
        var rows = options.DryRun ? Told(tally) : RefusedAsync(client, tally, cancellationToken);
        await new RefusedRows(output, options.Refused, MaxShown).WriteAsync(rows, left, cancellationToken);
        return 1;
    }

    private static async IAsyncEnumerable<JsonElement> Told(JsonElement tally)
    {
        await Task.CompletedTask;
        foreach (var row in tally.GetProperty("results").EnumerateArray()) yield return row;
    }

    private static async IAsyncEnumerable<JsonElement> RefusedAsync(ImportClient client, JsonElement tally, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = tally.GetProperty("results").GetString()![1..];
        for (var cursor = ""; cursor is not null;)
        {
            var page = await client.GetAsync(path + cursor, cancellationToken);
            foreach (var row in page.GetProperty("results").EnumerateArray().Where(r => r.GetProperty("status").GetString() is "refused" or "failed")) yield return row;
            cursor = page.TryGetProperty("next", out var next) ? $"?cursor={next.GetString()}" : null;
        }
    }

    /// <summary>Without the detour over another thread that would show old numbers after new ones.</summary>
    private sealed class Sent(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
