using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Evaluation;

/// <summary>
/// Holds a changed deal against the rules and raises one alert for each event found. Reads the current state, whatever revision the message names;
/// what is remembered and the events are stored together before any alert is sent, and an event found but not sent is resumed with the same id.
/// </summary>
public sealed class EvaluateDeal(DealStore deals, DealEvaluator evaluator, EvaluationStore evaluations, RaisedAlerts alerts, DealHandling handling)
{
    private const int MaxRaces = 8;

    [Function("EvaluateDeal")]
    public Task RunAsync(
        [ServiceBusTrigger(Entities.Deals, Entities.Evaluation, Connection = Entities.Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        handling.RunAsync(message, actions, Entities.Evaluation, changed => EvaluateAsync(changed, cancellationToken), cancellationToken);

    private async Task<Handled> EvaluateAsync(DealChanged changed, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await deals.FindAsync(changed.DealId, cancellationToken) is not { Deal: var deal }) return new Handled.Poison("deal-not-found", $"There is no deal {changed.DealId}.");
            // The first state of a deal was hardly ever evaluated before; where it was, storing fails and what is remembered is read.
            var memory = race == 0 && deal.Revision == 1 ? EvaluationMemory.None : await evaluations.RecallAsync(deal.Id, cancellationToken);
            if (await evaluator.TryEvaluateAsync(deal, memory, cancellationToken) is not { } events) continue;
            foreach (var eventId in memory.Unsent) await alerts.ResumeAsync(eventId, cancellationToken);
            foreach (var found in events) await alerts.RaiseAsync(found, cancellationToken);
            return Handled.Done;
        }

        return new Handled.Later(MessageHandling.Backoff(0), "the deal is evaluated by too many at once");
    }
}
