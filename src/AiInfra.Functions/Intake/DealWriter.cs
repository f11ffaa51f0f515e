using AiInfra.Deals.Records;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Telemetry;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Intake;

/// <summary>A next state of a record, with who made it and why.</summary>
/// <param name="Record">Its revision number is given by the writer.</param>
public sealed record DealChange(DealRecord Record, DateTimeOffset At, string By, string Why);

/// <summary>What became of a change.</summary>
/// <param name="Deal">The deal as it is stored now; null when there is none.</param>
/// <param name="Changed">False when there was nothing to change.</param>
/// <param name="Busy">Others wrote the deal every time we tried; nothing was stored.</param>
public sealed record Written(StoredDeal? Deal, bool Changed, bool Busy = false);

/// <summary>
/// Stores the next state of a deal and owes its message: marker, then deal and revision in one transaction, then the message, then the marker goes.
/// A crash between any two of them is made good by <see cref="OutboxSweep"/>. One read, three writes and one send for a change that nobody else races.
/// </summary>
public sealed partial class DealWriter(DealStore deals, Outbox outbox, ILogger<DealWriter> log)
{
    private const int MaxRaces = 12;

    /// <param name="dealId">The deal.</param>
    /// <param name="change">What to make of the stored state, which is null for a deal that is not there; null for nothing. Asked anew after each lost race.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Written> WriteAsync(string dealId, Func<StoredDeal?, DealChange?> change, CancellationToken cancellationToken) => WriteAsync(dealId, change, owed: null, isFresh: false, cancellationToken);

    /// <param name="dealId">The deal.</param>
    /// <param name="change">As above.</param>
    /// <param name="owed">How the message goes out; null by itself and at once.</param>
    /// <param name="isFresh">The deal is hardly there: it is read only when storing fails.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Written> WriteAsync(string dealId, Func<StoredDeal?, DealChange?> change, IOutbox? owed, bool isFresh, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        using var span = Traces.Start("store deal").Tag(Traces.DealId, dealId);
        try
        {
            var written = await TryWriteAsync(dealId, change, owed ?? outbox, isFresh, cancellationToken);
            span.Tag(Traces.Outcome, written.Busy ? "busy" : written.Changed ? "stored" : "unchanged");
            return written;
        }
        catch (Exception e) when (span.Sees(e))
        {
            throw;
        }
    }

    private async Task<Written> TryWriteAsync(string dealId, Func<StoredDeal?, DealChange?> change, IOutbox owed, bool isFresh, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var known = race == 0 && isFresh ? null : await deals.FindAsync(dealId, cancellationToken);
            if (change(known) is not { } next) return new(known, Changed: false);

            // After a lost race the number may be taken, or barred by a tombstone.
            var number = race == 0 ? (known?.Record.Revision ?? 0) + 1 : await deals.NextRevisionAsync(dealId, cancellationToken);
            var record = Numbered(next, number, known);
            await owed.WriteAsync(dealId, number, cancellationToken);
            if (!await deals.TryStoreAsync(record, known?.ETag, next.By, next.Why, cancellationToken)) continue;
            await SendOwedAsync(owed, dealId, number, cancellationToken);
            return new(new(record, default), Changed: true);
        }

        return new(null, Changed: false, Busy: true);
    }

    private static DealRecord Numbered(DealChange next, int number, StoredDeal? known)
    {
        var record = next.Record with { Revision = number, UpdatedAt = next.At };
        if (known is null) return record;
        var changes = DealChanges.Between(known.Deal, record.ToDeal(), next.By, next.Why);
        return record with { History = [.. record.History.AddRange(changes).TakeLast(DealRecord.MaxHistory)] };
    }

    /// <summary>From here on the state is stored and will be answered with 2xx, whatever fails, the bus or the storage under the marker: it stays and the sweeper sends.</summary>
    private async Task SendOwedAsync(IOutbox owed, string dealId, int revision, CancellationToken cancellationToken)
    {
        try
        {
            await owed.SettleAsync(dealId, revision, cancellationToken);
        }
#pragma warning disable CA1031 // A 503 now would say "not taken" of what is taken and will alert.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogOwed(e, dealId, revision);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The message of {DealId} revision {Revision} is owed; the sweeper will send it")]
    private partial void LogOwed(Exception exception, string dealId, int revision);
}
