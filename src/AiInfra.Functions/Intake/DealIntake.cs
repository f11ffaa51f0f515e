using AiInfra.Deals;
using AiInfra.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Intake;

/// <summary>What became of a submitted deal.</summary>
public abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    public sealed record Accepted(Deal Deal) : IntakeResult;

    public sealed record AlreadyKnown(Deal Deal) : IntakeResult;

    public sealed record Merged(Deal Deal) : IntakeResult;

    /// <summary>Others wrote the deal every time we tried; nothing was stored.</summary>
    public sealed record Busy : IntakeResult;

    public sealed record Conflicting(Deal Known, Resubmission.Conflicting Conflict) : IntakeResult;
}

/// <summary>
/// Stores a deal and owes its message: marker, then deal and revision in one transaction, then the message, then the marker goes.
/// A crash between any two of them is made good by <see cref="SweepOutbox"/>. Five storage round trips and one send for a new deal.
/// </summary>
public sealed partial class DealIntake(DealStore deals, Outbox outbox, ILogger<DealIntake> log)
{
    private const int MaxRaces = 8;

    public async Task<IntakeResult> SubmitAsync(Deal submitted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submitted);
        for (var race = 0; race < MaxRaces; race++)
        {
            var known = await deals.FindAsync(submitted.Id, cancellationToken);
            IntakeResult result = known is null ? new IntakeResult.Accepted(submitted) : Compare(known.Deal, submitted);
            var next = result switch
            {
                IntakeResult.Accepted accepted => accepted.Deal,
                IntakeResult.Merged merged => merged.Deal,
                _ => null,
            };
            if (next is null) return result;

            // After a lost race the number may be taken, or barred by a tombstone.
            var number = race == 0 ? (known?.Deal.Revision ?? 0) + 1 : await deals.NextRevisionAsync(next.Id, cancellationToken);
            next = next with { Revision = number };
            await outbox.WriteAsync(next.Id, next.Revision, cancellationToken);
            if (!await deals.TryStoreAsync(next, known?.ETag, cancellationToken)) continue;
            await SendOwedAsync(next, cancellationToken);
            return result is IntakeResult.Accepted ? new IntakeResult.Accepted(next) : new IntakeResult.Merged(next);
        }

        return new IntakeResult.Busy();
    }

    private static IntakeResult Compare(Deal known, Deal submitted) => Resubmission.Of(known, submitted) switch
    {
        Resubmission.Merged merged => new IntakeResult.Merged(merged.Deal),
        Resubmission.Conflicting conflict => new IntakeResult.Conflicting(known, conflict),
        _ => new IntakeResult.AlreadyKnown(known),
    };

    /// <summary>From here on the deal is stored and will be answered with 2xx, whatever fails, the bus or the storage under the marker: it stays and the sweeper sends.</summary>
    private async Task SendOwedAsync(Deal deal, CancellationToken cancellationToken)
    {
        try
        {
            await outbox.SettleAsync(deal.Id, deal.Revision, cancellationToken);
        }
#pragma warning disable CA1031 // A 503 now would say "not taken" of what is taken and will alert.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogOwed(e, deal.Id, deal.Revision);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The message of {DealId} revision {Revision} is owed; the sweeper will send it")]
    private partial void LogOwed(Exception exception, string dealId, int revision);
}
