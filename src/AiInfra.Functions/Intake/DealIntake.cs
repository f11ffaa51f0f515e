using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Telemetry;
using AiInfra.Matching;

namespace AiInfra.Functions.Intake;

/// <summary>What became of a submitted deal.</summary>
public abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    /// <summary>The deal in which it is told now; null when nothing was stored.</summary>
    public Deal? Told => this switch
    {
        Accepted accepted => accepted.Deal,
        AlreadyKnown known => known.Deal,
        Merged merged => merged.Deal,
        _ => null,
    };

    public sealed record Accepted(Deal Deal) : IntakeResult;

    public sealed record AlreadyKnown(Deal Deal) : IntakeResult;

    public sealed record Merged(Deal Deal) : IntakeResult;

    /// <summary>Others wrote the deal every time we tried; nothing was stored.</summary>
    public sealed record Busy : IntakeResult;

    /// <summary>The record holds as many reports as it can; nothing was stored.</summary>
    public sealed record Full(Deal Deal) : IntakeResult;
}

/// <summary>Takes a submission into the record of its deal: a new one, or the one that others told before.</summary>
public sealed class DealIntake(SameDeals sameDeals, DealWriter writer, Metrics metrics)
{
    /// <summary>Between finding the deal and writing to it, it may be merged into another or parted again.</summary>
    private const int MaxMoves = 5;

    /// <summary>Deals that one may be the same as, the likest first: nobody judges more.</summary>
    private const int MaxDoubts = 10;

    private enum Outcome { New, Told, Known, Full, Moved }

    public Task<IntakeResult> SubmitAsync(Deal submitted, Trust trust, string by, CancellationToken cancellationToken) => SubmitAsync(submitted, trust, by, owed: null, cancellationToken);

    /// <param name="submitted">The deal as read.</param>
    /// <param name="trust">Of who submits it.</param>
    /// <param name="by">Who that is, in words.</param>
    /// <param name="owed">How its message goes out; null by itself and at once.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IntakeResult> SubmitAsync(Deal submitted, Trust trust, string by, IOutbox? owed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submitted);
        var result = await TellAsync(submitted, trust, by, owed, cancellationToken);
        metrics.Submitted(by, result);
        return result;
    }

    private async Task<IntakeResult> TellAsync(Deal submitted, Trust trust, string by, IOutbox? owed, CancellationToken cancellationToken)
    {
        var report = Report.Of(submitted, trust);
        for (var move = 0; move < MaxMoves; move++)
        {
            if (await sameDeals.PlaceAsync(MatchFacts.Of(report.Facts), cancellationToken) is not { } place) break;
            if (place.IsTaken) report = report.Beside();
            else if (await TellAsync(report, place, by, owed, cancellationToken) is { } result) return result;
        }

        return new IntakeResult.Busy();
    }

    /// <returns>Null when the deal moved meanwhile: find it again.</returns>
    private async Task<IntakeResult?> TellAsync(Report report, Place place, string by, IOutbox? owed, CancellationToken cancellationToken)
    {
        var outcome = Outcome.New;
        var written = await writer.WriteAsync(
            place.DealId,
            known =>
            {
                outcome = OutcomeOf(known?.Record, report, place);
                if (outcome is not (Outcome.New or Outcome.Told)) return null;
                var at = report.Facts.SubmittedAt;
                var merge = place.Into is { } into ? new Merge(report.Home, known?.Record.Holds(into) is true ? into : place.DealId, at, "matching", place.Why ?? "the same deal") : null;
                return new(Likened(known?.Record ?? DealRecord.Of(place.DealId, report), place).With(report, merge), at, by, known is null ? "first report" : place.Why ?? "told by another source");
            },
            owed,
            place.IsFresh,
            cancellationToken);
        return (outcome, written) switch
        {
            (_, { Busy: true }) => new IntakeResult.Busy(),
            (Outcome.Moved, _) => null,
            (Outcome.Full, { Deal: { } full }) => new IntakeResult.Full(full.Deal),
            (Outcome.Known, { Deal: { } known }) => new IntakeResult.AlreadyKnown(known.Deal),
            (Outcome.New, { Deal: { } stored }) => new IntakeResult.Accepted(stored.Deal),
            (_, { Deal: { } stored }) => new IntakeResult.Merged(stored.Deal),
            _ => throw new InvalidOperationException(),
        };
    }

    private static Outcome OutcomeOf(DealRecord? known, Report report, Place place) => known switch
    {
        null => Outcome.New,
        { MergedInto: not null } => Outcome.Moved,
        _ when known.Merges.Any(m => m.Reversed && (m.DealId == report.Home || m.DealId == place.Into)) => Outcome.Moved,
        _ when known.Reports.Any(r => r.Id == report.Id) => Outcome.Known,
        _ when !known.HasRoomFor(report) => Outcome.Full,
        _ => Outcome.Told,
    };

    /// <summary>What the deal is like: a tranche is related to the other, a possible duplicate waits for a person, and two deals of which one report tells are one.</summary>
    private static DealRecord Likened(DealRecord record, Place place)
    {
        var tranches = place.Others.Where(o => o.Result.Verdict is MatchVerdict.Tranche).Select(o => new Relation(RelationType.TrancheOf, o.DealId));
        var doubts = place.Others.Where(o => o.Result.Verdict is not MatchVerdict.Tranche).Select(o => new Doubt(o.DealId, o.Result.Explanation, Certain: o.Result.Verdict is MatchVerdict.Same));
        return record with { Related = [.. record.Related.Union(tranches)], Doubts = [.. record.Doubts.Concat(doubts).DistinctBy(d => d.DealId).Take(MaxDoubts)] };
    }
}
