using AiInfra.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Intake;

/// <summary>Makes good what a crash left between storing a deal and sending its message.</summary>
public sealed partial class SweepOutbox(DealStore deals, Outbox outbox, ILogger<SweepOutbox> log)
{
    /// <summary>Younger markers belong to requests under way. Longer than a storage call with its retries.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    [Function("SweepOutbox")]
    public async Task RunAsync([TimerTrigger("*/10 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        foreach (var marker in await outbox.OverdueAsync(Age, cancellationToken)) await SweepAsync(marker, cancellationToken);
    }

    /// <summary>Sends a marker whose revision is stored. One without is barred first: a transaction still under way must fail, for nobody would send its message.</summary>
    private async Task SweepAsync(OutboxMarker marker, CancellationToken cancellationToken)
    {
        var stored = await deals.HasRevisionAsync(marker.DealId, marker.Revision, cancellationToken) || !await deals.TryBarAsync(marker.DealId, marker.Revision, cancellationToken);
        if (stored) await outbox.SettleAsync(marker.DealId, marker.Revision, cancellationToken);
        else await outbox.DeleteAsync(marker.DealId, marker.Revision, cancellationToken);
        LogSwept(marker.DealId, marker.Revision, stored ? "sent" : "given up");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Outbox marker {DealId} revision {Revision}: {Outcome}")]
    private partial void LogSwept(string dealId, int revision, string outcome);
}
