using System.Diagnostics;
using AiInfra.Functions.Operations;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Telemetry;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Intake;

/// <summary>Makes good what a crash left between storing a deal and sending its message.</summary>
public sealed partial class OutboxSweep(DealStore deals, Outbox outbox, Metrics metrics, TimeProvider clock, ILogger<OutboxSweep> log) : ISweep
{
    /// <summary>Younger markers belong to requests under way. Longer than a storage call with its retries.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var overdue = await outbox.OverdueAsync(Age, cancellationToken);
        metrics.Owed(overdue.Count == 0 ? TimeSpan.Zero : clock.GetUtcNow() - overdue.Min(m => m.WrittenAt));
        foreach (var marker in overdue)
        {
            using var span = Traces.Continue("sweep outbox", ActivityKind.Internal, marker.Trace).Tag(Traces.DealId, marker.DealId);
            try
            {
                span.Tag(Traces.Outcome, await SweepAsync(marker, cancellationToken));
            }
#pragma warning disable CA1031 // One marker that cannot be settled must not hold up the others; the next round tries it again.
            catch (Exception e) when (span.Sees(e) || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogStuck(e, marker.DealId, marker.Revision);
            }
        }
    }

    /// <summary>Sends a marker whose revision is stored. One without is barred first: a transaction still under way must fail, for nobody would send its message.</summary>
    private async Task<string> SweepAsync(OutboxMarker marker, CancellationToken cancellationToken)
    {
        var stored = await deals.HasRevisionAsync(marker.DealId, marker.Revision, cancellationToken) || !await deals.TryBarAsync(marker.DealId, marker.Revision, cancellationToken);
        if (stored) await outbox.SettleAsync(marker.DealId, marker.Revision, cancellationToken);
        else await outbox.DeleteAsync(marker.DealId, marker.Revision, cancellationToken);
        var outcome = stored ? "sent" : "given up";
        LogSwept(marker.DealId, marker.Revision, outcome);
        return outcome;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Outbox marker {DealId} revision {Revision}: {Outcome}")]
    private partial void LogSwept(string dealId, int revision, string outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "Outbox marker {DealId} revision {Revision} cannot be settled; trying again in the next round")]
    private partial void LogStuck(Exception exception, string dealId, int revision);
}
