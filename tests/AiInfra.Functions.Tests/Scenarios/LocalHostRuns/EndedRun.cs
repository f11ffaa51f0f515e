using System.Diagnostics;
using System.Text;

namespace AiInfra.Functions.Tests.Scenarios.LocalHostRuns;

/// <summary>A run of a program that came to its end by itself.</summary>
internal sealed record EndedRun(int Code, string Output, string Error, TimeSpan Took)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task<EndedRun> OfLocalHostAsync(IEnumerable<string> arguments, string input = "", IReadOnlyDictionary<string, string>? settings = null) =>
        OfAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "AiInfra.LocalHost.dll"), .. arguments], input, settings);

    public static async Task<EndedRun> OfAsync(string program, IEnumerable<string> arguments, string input = "", IReadOnlyDictionary<string, string>? settings = null)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.StandardInput.WriteAsync(input.AsMemory(), patience.Token);
            process.StandardInput.Close();
            var texts = await reading;
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, texts[0], texts[1], Stopwatch.GetElapsedTime(started));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
