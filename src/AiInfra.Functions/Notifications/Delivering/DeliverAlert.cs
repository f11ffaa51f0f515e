using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications.Digests;
using AiInfra.Functions.Storage;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Notifications;

/// <summary>
/// Sends one notification over one channel and writes down how it went: claim the ledger row, hold it back or send it, record. What was sent is not sent again; what was refused for now comes back later;
/// what was refused for good, or too often, is dead-lettered with its reason.
/// </summary>
public sealed class DeliverAlert(Notifier notifier, DeliveryClaims claims, DeliveryAttempts attempts, SummaryDelivery summaries, MessageHandling handling)
{
    [Function("DeliverAlert")]
    public Task RunAsync(
        [ServiceBusTrigger(Entities.Deliveries, Connection = Entities.Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var isFirst = message.DeliveryCount <= 1 && !message.MessageId.Contains('#', StringComparison.Ordinal);
        return handling.RunAsync(
            message,
            actions,
            new(Entities.Deliveries),
            MessageJson.Default.DeliveryDue,
            due => Subject.IsSummary(due.EventId, out _, out _) ? SummariseAsync(due, isFirst, cancellationToken) : DeliverAsync(due, isFirst, cancellationToken),
            cancellationToken);
    }

    private async Task<Handled> DeliverAsync(DeliveryDue due, bool isFirst, CancellationToken cancellationToken)
    {
        if (await notifier.PrepareAsync(due, cancellationToken) is not { } prepared) return await claims.DropAsync(due, cancellationToken);
        return await claims.TakeAsync(due, prepared, isFirst, cancellationToken) switch
        {
            InHand.Ours ours => (await attempts.MakeAsync(prepared, ours.Delivery, cancellationToken)).Handled,
            InHand.NotOurs { Handled: var handled } => handled,
            _ => throw new InvalidOperationException(),
        };
    }

    private async Task<Handled> SummariseAsync(DeliveryDue due, bool isFirst, CancellationToken cancellationToken)
    {
        if (!await summaries.BeginAsync(due, cancellationToken)) return Handled.Done;
        if (await notifier.PrepareAsync(due, cancellationToken) is not { } prepared)
        {
            await summaries.WithholdAsync(due, cancellationToken);
            return Handled.Done;
        }

        var (handled, delivery) = await claims.TakeAsync(due, prepared, isFirst, cancellationToken) switch
        {
            InHand.Ours ours => await attempts.MakeAsync(prepared, ours.Delivery, cancellationToken),
            InHand.NotOurs notOurs => new(notOurs.Handled, notOurs.Settled),
            _ => throw new InvalidOperationException(),
        };
        if (delivery is { State: DeliveryState.Sent or DeliveryState.Failed }) await summaries.EndAsync(due, delivery, cancellationToken);
        return handled;
    }
}
