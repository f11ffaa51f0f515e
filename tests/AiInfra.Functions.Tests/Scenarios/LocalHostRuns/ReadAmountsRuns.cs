using System.Text.Json;

namespace AiInfra.Functions.Tests.Scenarios.LocalHostRuns;

/// <summary><c>read-amounts</c> as a filter in a pipe.</summary>
public sealed class ReadAmountsRuns
{
    [Fact]
    public async Task Lines_become_readings_one_for_one_without_Node_and_in_an_ASCII_locale()
    {
        var nothing = Directory.CreateTempSubdirectory("no-programs-");
        var settings = new Dictionary<string, string> { ["PATH"] = nothing.FullName, ["LANG"] = "C", ["LC_ALL"] = "C" };

        var run = await EndedRun.OfLocalHostAsync(["read-amounts"], "US$1.2bn\n\nprès de 14 milliards €\n€3,5 Mrd", settings);
        nothing.Delete();

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Collection(
            Readings(run),
            line => Assert.Equal(("US$1.2bn", "1200000000", "USD", "exact"), Facts(line)),
            line => Assert.StartsWith("the text is empty", line.GetProperty("error").GetString(), StringComparison.Ordinal),
            line => Assert.Equal(("près de 14 milliards €", "14000000000", "EUR", "almost"), Facts(line)),
            line => Assert.Equal(("€3,5 Mrd", "3500000000", "EUR", "exact"), Facts(line)));
        Assert.Contains("près de 14 milliards €", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_decides_what_a_billion_is()
    {
        var french = await EndedRun.OfLocalHostAsync(["read-amounts", "--lang", "fr"], "$300 billion\n");
        var english = await EndedRun.OfLocalHostAsync(["read-amounts", "--lang", "en"], "$300 billion\n");

        Assert.Equal("300000000000000", Assert.Single(Readings(french)).GetProperty("low").GetString());
        Assert.Equal("300000000000", Assert.Single(Readings(english)).GetProperty("low").GetString());
    }

    [Fact]
    public async Task A_corpus_is_tallied_and_a_folder_without_one_refused()
    {
        var tally = await EndedRun.OfLocalHostAsync(["read-amounts", "--corpus", "tests/AiInfra.Tests/Amounts"]);
        var refused = await EndedRun.OfLocalHostAsync(["read-amounts", "--corpus", "docs"]);

        Assert.Contains("\n| all |", tally.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (tally.Code, tally.Error));
        Assert.Equal(1, refused.Code);
        Assert.StartsWith("There is no amounts.*.tsv in ", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_lines_take_seconds()
    {
        var run = await EndedRun.OfLocalHostAsync(["read-amounts"], string.Concat(Enumerable.Range(1, 10_000).Select(i => $"${i} billion over five years\n")));

        Assert.Equal(Enumerable.Range(1, 10_000).Select(i => $"{i}000000000"), Readings(run).Select(r => r.GetProperty("low").GetString()));
        Assert.True(run.Took < TimeSpan.FromSeconds(20), $"It took {run.Took}.");
    }

    [Fact]
    public async Task Who_reads_only_the_first_line_of_an_endless_stream_ends_it_quietly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The pipe is built by a Unix shell.");
        var program = Path.Combine(AppContext.BaseDirectory, "AiInfra.LocalHost.dll");

        var run = await EndedRun.OfAsync("sh", ["-c", "yes '$5 billion' | dotnet \"$0\" read-amounts | head -1", program]);

        Assert.Equal((0, ""), (run.Code, string.Join('\n', run.Error.Split('\n').Where(l => !l.StartsWith("yes:", StringComparison.Ordinal)))));
        Assert.Equal("5000000000", Assert.Single(Readings(run)).GetProperty("low").GetString());
    }

    [Fact]
    public async Task What_others_write_to_the_same_file_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The file is shared by a Unix shell.");
        var file = Path.GetTempFileName();
        var program = Path.Combine(AppContext.BaseDirectory, "AiInfra.LocalHost.dll");

        await EndedRun.OfAsync("sh", ["-c", "(echo before; echo '$5 billion' | dotnet \"$0\" read-amounts; echo after) > \"$1\"", program, file]);
        var lines = await File.ReadAllLinesAsync(file);
        File.Delete(file);

        Assert.Equal(("before", "after", 3), (lines[0], lines[^1], lines.Length));
    }

    private static JsonElement[] Readings(EndedRun run) => [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static (string? Text, string? Low, string? Currency, string? Qualifier) Facts(JsonElement line) =>
        (line.GetProperty("text").GetString(), line.GetProperty("low").GetString(), line.GetProperty("currency").GetString(), line.GetProperty("qualifier").GetString());
}
