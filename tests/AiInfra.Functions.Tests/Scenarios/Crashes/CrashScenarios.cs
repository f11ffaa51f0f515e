using System.Diagnostics;

namespace AiInfra.Functions.Tests.Scenarios.Crashes;

/// <summary>
/// The process is killed (SIGKILL) at a storage request on the way of a deal and started again on the same storage. What is stored changes by requests alone,
/// so killing on both sides of the ones that write covers every line between them.
/// </summary>
public abstract class CrashScenarios(CrashSystem system, ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static int _deals;

    private readonly List<Traces> _submitted = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private protected static string NewBuyer() => $"Crash Buyer {Interlocked.Increment(ref _deals)}";

    /// <summary>Submits a deal, is answered, dies at the request, starts again.</summary>
    protected async Task LosesAndDoublesNothingAsync(string request, int occurrence, Moment moment)
    {
        var traces = await DieAsync(NewBuyer(), request, occurrence, moment, afterTheAnswer: true);
        await system.StartAsync();
        await AreOfOneAlertAsync(traces);
    }

    /// <summary>Submits a deal and dies at the request.</summary>
    /// <param name="buyer">Whose deal it is.</param>
    /// <param name="request">As <see cref="StorageCall"/> names it.</param>
    /// <param name="occurrence">1 = the first of that name.</param>
    /// <param name="moment">On which side of the request.</param>
    /// <param name="afterTheAnswer">The client was answered; otherwise it hears nothing.</param>
    private protected async Task<Traces> DieAsync(string buyer, string request, int occurrence, Moment moment, bool afterTheAnswer)
    {
        var id = await system.IdOfAsync(buyer);
        var traces = new Traces(system, id);
        var crash = new Crash(system, request, occurrence, moment, afterTheAnswer ? "" : id, afterTheAnswer);
        system.Proxy.Reset();
        system.Proxy.Between = crash.BetweenAsync;

        Assert.Equal(afterTheAnswer, await system.TrySubmitAsync(buyer));
        crash.Answered();
        await crash.Dead.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.True(crash.Dead.IsCompleted, $"The request never came; these did:\n{string.Join('\n', system.Proxy.Seen)}");

        system.Proxy.Reset();
        _submitted.Add(traces);
        foreach (var deal in _submitted) await deal.DiedAsync();
        output.WriteLine($"{_watch.Elapsed.TotalSeconds:0.0} s: died {moment} {request} #{occurrence} of {id}");
        return traces;
    }

    private protected async Task AreOfOneAlertAsync(Traces traces)
    {
        await traces.AreOfOneAlertAsync();
        output.WriteLine($"{_watch.Elapsed.TotalSeconds:0.0} s: done with {traces}");
    }
}
