using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Operations;

/// <summary>
/// Runs every <see cref="ISweep"/> side by side. One timer for all: Azure bills each round of each timer as a second at least, which was most of what the app cost when nothing happened (<c>docs/decisions/0020</c>).
/// </summary>
public sealed partial class Sweep(IEnumerable<ISweep> sweeps, ILogger<Sweep> log)
{
    [Function("Sweep")]
    public Task RunAsync([TimerTrigger("*/10 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => Task.WhenAll(sweeps.Select(sweep => RunAsync(sweep, cancellationToken)));

    private async Task RunAsync(ISweep sweep, CancellationToken cancellationToken)
    {
        try
        {
            await sweep.SweepAsync(cancellationToken);
        }
#pragma warning disable CA1031 // One that fails must not keep the others from their end; the next round tries it again.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(e, sweep.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Sweep} failed; trying again in the next round")]
    private partial void LogFailed(Exception exception, string sweep);
}
