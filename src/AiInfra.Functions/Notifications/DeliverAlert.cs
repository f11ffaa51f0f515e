using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Notifications;

/// <summary>
/// Sends one notification over one channel and writes down how it went: claim the ledger row, send, record. What was sent is not sent again; what was refused for now comes back later;
/// what was refused for good, or too often, is dead-lettered with its reason.
/// </summary>
public sealed class DeliverAlert(Notifier notifier, DeliveryLedger ledger, DeliveryOptions options, MessageHandling handling, TimeProvider clock)
{
    [Function("DeliverAlert")]
    public Task RunAsync(
        [ServiceBusTrigger(Entities.Deliveries, Connection = Entities.Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        handling.RunAsync(message, actions, Entities.Deliveries, MessageJson.Default.DeliveryDue, due => DeliverAsync(due, cancellationToken), cancellationToken);

    private async Task<Handled> DeliverAsync(DeliveryDue due, CancellationToken cancellationToken)
    {
        if (await notifier.PrepareAsync(due, cancellationToken) is not { } prepared) return Handled.Done;
        switch (await ledger.ClaimAsync(due.EventId, due.SubscriberId, due.Channel, due.DeliveryId, options.Lease, cancellationToken))
        {
            case Claim.Held held:
                return new Handled.Later(Positive(held.Until - clock.GetUtcNow()), "another instance is sending it", CountsAsAttempt: false);
            case Claim.Taken { Delivery: var delivery }:
                var result = await SendAsync(prepared, cancellationToken);
                return await RecordAsync(delivery, result, (prepared.Notification as Alert)?.Event, cancellationToken);
            default:
                return Handled.Done;
        }
    }

    /// <summary>An attempt ends before its lease does, or another instance would send beside it.</summary>
    private async Task<SendResult> SendAsync(Prepared prepared, CancellationToken cancellationToken)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(options.Lease * 0.9);
        try
        {
            return await prepared.Channel.SendAsync(prepared.Notification, prepared.Address, attempt.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Failed("no answer within the time of one attempt");
        }
    }

    private async Task<Handled> RecordAsync(Delivery delivery, SendResult result, DealEvent? dealEvent, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var tried = delivery with { Attempts = delivery.Attempts + 1, LeaseUntil = null };
        switch (result)
        {
            case SendResult.Accepted accepted:
                await ledger.RecordAsync(tried with { State = DeliveryState.Sent, SentAt = now, Latency = now - dealEvent?.Deal.UpdatedAt, Detail = accepted.Detail }, cancellationToken);
                return Handled.Done;
            case SendResult.Paced paced:
                await ledger.RecordAsync(delivery with { State = DeliveryState.Retrying, LeaseUntil = null, Detail = "waits for its turn" }, cancellationToken);
                return new Handled.Later(Positive(paced.Wait), "waits for its turn", CountsAsAttempt: false);
            case SendResult.Failed failed when tried.Attempts <= options.Retries.Count:
                await ledger.RecordAsync(tried with { State = DeliveryState.Retrying, Detail = failed.Detail }, cancellationToken);
                var wait = options.Retries[tried.Attempts - 1];

                // The ledger counts attempts to send; the message counts only what failed here.
                return new Handled.Later(failed.RetryAfter > wait ? failed.RetryAfter.Value : wait, failed.Detail, CountsAsAttempt: false);
            case SendResult.Failed failed:
                await ledger.RecordAsync(tried with { State = DeliveryState.Failed, Detail = failed.Detail }, cancellationToken);
                return new Handled.Poison("delivery-attempts-exhausted", $"Gave up after {tried.Attempts} attempts: {failed.Detail}");
            case SendResult.Refused refused:
                await ledger.RecordAsync(tried with { State = DeliveryState.Failed, Detail = $"{refused.Reason}: {refused.Detail}" }, cancellationToken);
                return new Handled.Poison(refused.Reason, refused.Detail);
            default:
                throw new InvalidOperationException();
        }
    }

    private static TimeSpan Positive(TimeSpan wait) => wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1);
}
