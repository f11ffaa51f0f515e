using AiInfra.Functions.Storage;
using AiInfra.Watches;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Watches;

/// <summary>Reads the watched sources that are due. Without any it costs one table read.</summary>
public sealed partial class ReadWatchedSources(WatchStore watches, WatchReader reader, TimeProvider clock, ILogger<ReadWatchedSources> log)
{
    private const int AtOnce = 8;

    [Function("ReadWatchedSources")]
    public async Task RunAsync([TimerTrigger("40 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = (await watches.AllAsync(cancellationToken)).Where(w => w.Record.IsDue(now)).OrderBy(w => w.Record.DueAt);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (watch, token) => await ReadAsync(watch, token));
    }

    private async Task ReadAsync(Stored<Watch> watch, CancellationToken cancellationToken)
    {
        try
        {
            if (await reader.ReadAsync(watch, cancellationToken) is { } status) LogRead(watch.Record.Id, status);
        }
#pragma warning disable CA1031 // One source must not hold up the others; it has its turn again.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogStuck(e, watch.Record.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Source {WatchId}: {Status}")]
    private partial void LogRead(string watchId, string status);

    [LoggerMessage(Level = LogLevel.Error, Message = "Source {WatchId} could not be read to the end; it has its turn again")]
    private partial void LogStuck(Exception exception, string watchId);
}
