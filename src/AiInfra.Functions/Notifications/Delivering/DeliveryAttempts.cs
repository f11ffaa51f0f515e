using System.Diagnostics;
using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications.Health;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Telemetry;
using AiInfra.Json;

namespace AiInfra.Functions.Notifications;

/// <summary>Makes an attempt to send, and writes down how it went.</summary>
public sealed class DeliveryAttempts(DeliveryLedger ledger, DeliveryOptions options, ChannelHealth health, Metrics metrics, TimeProvider clock)
{
    /// <returns>What becomes of the message, and the delivery as it is now.</returns>
    public async Task<(Handled Handled, Delivery? Delivery)> MakeAsync(Prepared prepared, Delivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(delivery);
        var (at, began) = (clock.GetUtcNow(), clock.GetTimestamp());
        var result = await SendAsync(prepared, delivery, cancellationToken);
        var (after, handled) = Outcome(delivery, result, at, clock.GetElapsedTime(began).TotalMilliseconds, (prepared.Notification as Alert)?.Event.Deal.UpdatedAt);
        metrics.Attempted(delivery.Channel, result);
        if (delivery.Latency is null && after.Latency is { } latency) metrics.Delivered(delivery.Channel, latency);
        await health.LearnAsync(prepared, after, result, cancellationToken);
        await ledger.RecordAsync(after, cancellationToken);
        return (handled, after);
    }

    /// <summary>An attempt ends before its lease does, or another instance would send beside it.</summary>
    private async Task<SendResult> SendAsync(Prepared prepared, Delivery delivery, CancellationToken cancellationToken)
    {
        var channel = SnakeCase.Of(delivery.Channel);
        using var span = Traces.Start($"deliver {channel}", ActivityKind.Client).Tag(Traces.DeliveryId, delivery.Id).Tag(Traces.Channel, channel);
        try
        {
            var result = await SendInTimeAsync(prepared, cancellationToken);
            span.Tag(Traces.Outcome, Traces.WordOf(result));
            if (result is SendResult.Refused refused) span.Fail(refused.Reason);
            else if (result is SendResult.Failed) span.Fail("failed");
            return result;
        }
        catch (Exception e) when (span.Sees(e))
        {
            throw;
        }
    }

    private async Task<SendResult> SendInTimeAsync(Prepared prepared, CancellationToken cancellationToken)
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

    private (Delivery After, Handled Handled) Outcome(Delivery delivery, SendResult result, DateTimeOffset at, double milliseconds, DateTimeOffset? submittedAt)
    {
        var now = clock.GetUtcNow();
        switch (result)
        {
            case SendResult.Accepted accepted:
                var sent = delivery.Tried(new(at, "accepted", milliseconds, accepted.Detail));

                // Of what is sent again on request the first time counts.
                return (sent with { State = DeliveryState.Sent, SentAt = delivery.SentAt ?? now, Latency = delivery.Latency ?? now - submittedAt, Detail = accepted.Detail }, Handled.Done);
            case SendResult.Paced paced:
                return (delivery with { State = DeliveryState.Retrying, LeaseUntil = null, Detail = "waits for its turn" }, new Handled.Later(Positive(paced.Wait), "waits for its turn", CountsAsAttempt: false));
            case SendResult.Failed failed:
                return Failed(delivery.Tried(new(at, "failed", milliseconds, failed.Detail)), failed);
            case SendResult.Refused refused:
                var detail = $"{refused.Reason}: {refused.Detail}";
                return (delivery.Tried(new(at, "refused", milliseconds, detail)) with { State = DeliveryState.Failed, Detail = detail }, new Handled.Poison(refused.Reason, refused.Detail));
            default:
                throw new InvalidOperationException();
        }
    }

    private (Delivery After, Handled Handled) Failed(Delivery tried, SendResult.Failed failed)
    {
        if (options.WaitAfter(tried) is not { } wait)
        {
            return (
                tried with { State = DeliveryState.Failed, Detail = failed.Detail },
                new Handled.Poison("delivery-attempts-exhausted", $"Gave up after {tried.Attempts} attempts: {failed.Detail}"));
        }

        // The ledger counts attempts to send; the message counts only what failed here.
        var later = new Handled.Later(failed.RetryAfter > wait ? failed.RetryAfter.Value : wait, failed.Detail, CountsAsAttempt: false);
        return (tried with { State = DeliveryState.Retrying, Detail = failed.Detail }, later);
    }

    private static TimeSpan Positive(TimeSpan wait) => wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1);
}
