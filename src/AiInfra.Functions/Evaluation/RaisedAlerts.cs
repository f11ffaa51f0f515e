using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Evaluation;

/// <summary>
/// Sends off the events that were found. That a fan-out is wanted is noted before its message is sent and until it ends, so that <see cref="Operations.CheckPipeline"/> sees an alert whose message lies in a queue nobody reads.
/// </summary>
public sealed class RaisedAlerts(EvaluationStore evaluations, FanOuts fanOuts, IMessageBus bus)
{
    public async Task RaiseAsync(DealEvent dealEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dealEvent);
        await fanOuts.BeginAsync(dealEvent.Id, dealEvent.OccurredAt, cancellationToken);
        await bus.SendAsync(Entities.Alerts, [Messages.AlertRaised(new(dealEvent.Id))], cancellationToken);
        await evaluations.MarkSentAsync(dealEvent.Id, cancellationToken);
    }

    /// <summary>Of an event found earlier whose message may not have gone out.</summary>
    public async Task ResumeAsync(string eventId, CancellationToken cancellationToken)
    {
        if (await evaluations.FindEventAsync(eventId, cancellationToken) is { Event: var dealEvent }) await RaiseAsync(dealEvent, cancellationToken);
    }
}
