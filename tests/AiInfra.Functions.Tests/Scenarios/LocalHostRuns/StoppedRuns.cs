using System.Globalization;

namespace AiInfra.Functions.Tests.Scenarios.LocalHostRuns;

/// <summary>However LocalHost ends, it leaves nothing running and loses nothing that it acknowledged.</summary>
public sealed class StoppedRuns : IAsyncLifetime
{
    private readonly LocalPlace _place = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("KILL")]
    public async Task After_a_signal_nothing_runs_and_what_was_acknowledged_is_there_again(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The signals are those of Unix.");
        var host = await _place.StartAsync();
        Assert.SkipWhen(signal == "INT" && IgnoresInterrupts(host.Id), "SIGINT is ignored in this shell's background jobs, and so by what they start: run the tests in the foreground.");
        var id = await _place.SubmitAsync($"Buyer before SIG{signal}");
        LocalPlace.Signal(signal, host);
        await host.Exited.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await _place.UntilNothingIsLeftAsync();
        if (signal is not "KILL") Assert.Equal(0, host.ExitCode);
        Assert.DoesNotContain(host.Output, l => l.Contains("   at ", StringComparison.Ordinal) || l.Contains("unexpectedly", StringComparison.Ordinal));

        await _place.StartAsync();

        Assert.True(await _place.HasDealAsync(id));
        await LocalHost.Eventually.IsTrueAsync(async () => (await _place.FeedAsync()).Length == 1, "the alert stands in the feed", seconds: 60);
    }

    /// <summary>A shell without job control starts background jobs with SIGINT ignored (POSIX, Shell Command Language 2.11), and .NET leaves it so. Bit 1 of the mask is signal 2.</summary>
    private static bool IgnoresInterrupts(int pid)
    {
        if (!OperatingSystem.IsLinux()) return false;
        var mask = File.ReadLines($"/proc/{pid}/status").Single(l => l.StartsWith("SigIgn:", StringComparison.Ordinal))["SigIgn:".Length..].Trim();
        return (long.Parse(mask, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0;
    }
}
