using AiInfra.Deals;
using AiInfra.Deals.Records;

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

    /// <summary>The record holds as many reports as it can; nothing was stored.</summary>
    public sealed record Full(Deal Deal) : IntakeResult;
}

/// <summary>Takes a submission into the record of its deal: a new one, or the one that others told before.</summary>
public sealed class DealIntake(DealWriter writer)
{
    public async Task<IntakeResult> SubmitAsync(Deal submitted, Trust trust, string by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submitted);
        var report = Report.Of(submitted, trust);
        var isNew = false;
        var isFull = false;
        var written = await writer.WriteAsync(
            submitted.Id,
            known =>
            {
                (isNew, isFull) = (known is null, false);
                if (known is null) return new(DealRecord.Of(submitted.Id, report), submitted.SubmittedAt, by, "first report");
                if (known.Record.Reports.Any(r => r.Id == report.Id)) return null;
                isFull = !known.Record.HasRoomFor(report);
                return isFull ? null : new(known.Record.With(report, merge: null), submitted.SubmittedAt, by, "told by another source");
            },
            cancellationToken);
        return written switch
        {
            { Busy: true } => new IntakeResult.Busy(),
            { Deal: { } full } when isFull => new IntakeResult.Full(full.Deal),
            { Changed: false, Deal: { } known } => new IntakeResult.AlreadyKnown(known.Deal),
            { Deal: { } stored } when isNew => new IntakeResult.Accepted(stored.Deal),
            { Deal: { } stored } => new IntakeResult.Merged(stored.Deal),
            _ => throw new InvalidOperationException(),
        };
    }
}
