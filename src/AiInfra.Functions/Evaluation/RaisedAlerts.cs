using System.Diagnostics;
using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Telemetry;

namespace AiInfra.Functions.Evaluation;

/// <summary>
/// Sends off the events that were found. That a fan-out is wanted is noted before its message is sent and until it ends, so that <see cref="Operations.CheckPipeline"/> sees an alert whose message lies in a queue nobody reads.
/// </summary>
public sealed class RaisedAlerts(EvaluationStore evaluations, FanOuts fanOuts, IMessageBus bus, Metrics metrics)
{
    public async Task RaiseAsync(DealEvent dealEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dealEvent);
        await fanOuts.BeginAsync(dealEvent.Id, dealEvent.OccurredAt, cancellationToken);
        await bus.SendAsync(Entities.Alerts, [Messages.AlertRaised(new(dealEvent.Id))], cancellationToken);
        await evaluations.MarkSentAsync(dealEvent.Id, cancellationToken);
        metrics.Alerted(dealEvent.Kind);
    }

    /// <summary>Of an event found earlier whose message may not have gone out. It goes on in the trace of the evaluation that found it, whichever finds it unsent.</summary>
    public async Task ResumeAsync(string eventId, CancellationToken cancellationToken)
    {
        if (await evaluations.FindEventAsync(eventId, cancellationToken) is not { } found) return;
        using var span = Traces.Continue("resume alert", ActivityKind.Internal, found.Trace).Tag(Traces.EventId, eventId).Tag(Traces.DealId, found.Event.Deal.Id);
        try
        {
            await RaiseAsync(found.Event, cancellationToken);
        }
        catch (Exception e) when (span.Sees(e))
        {
            throw;
        }
    }
}
