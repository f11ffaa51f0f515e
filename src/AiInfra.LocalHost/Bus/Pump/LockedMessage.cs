using Azure;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace AiInfra.LocalHost.Bus.Pump;

/// <summary>A received message and its lock: the pop receipt, which changes with every renewal.</summary>
internal sealed class LockedMessage(QueueMessage message, Envelope envelope, QueueClient queue, QueueClient deadLetters, TimeSpan lockDuration, DateTimeOffset receivedAt, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private string _popReceipt = message.PopReceipt;
    private DateTimeOffset _lockedUntil = receivedAt + lockDuration;

    public Envelope Envelope => envelope;

    public bool Settled { get; private set; }

    public bool Abandoned { get; private set; }

    public ServiceBusReceivedMessage Received { get; } = ServiceBusModelFactory.ServiceBusReceivedMessage(
        body: envelope.Body,
        messageId: envelope.Id,
        contentType: "application/json",
        properties: Properties(envelope),
        lockTokenGuid: Guid.NewGuid(),
        deliveryCount: (int)message.DequeueCount,
        lockedUntil: receivedAt + lockDuration,
        enqueuedTime: message.InsertedOn ?? receivedAt);

    public Task CompleteAsync() => SettleAsync(() => queue.DeleteMessageAsync(message.MessageId, _popReceipt));

    /// <summary>Gives the message back: it is delivered again at once.</summary>
    public Task AbandonAsync() => SettleAsync(async () =>
    {
        await queue.UpdateMessageAsync(message.MessageId, _popReceipt, visibilityTimeout: TimeSpan.Zero);
        Abandoned = true;
    });

    public Task DeadLetterAsync(string? reason, string? description) => SettleAsync(async () =>
    {
        // The lock first, so that a loser does not dead-letter; then the copy, and only then the original goes.
        await ExtendAsync();
        await deadLetters.SendMessageAsync(envelope.DeadLettered(reason, description, Received.DeliveryCount).Write(), timeToLive: TimeSpan.FromSeconds(-1));
        await queue.DeleteMessageAsync(message.MessageId, _popReceipt);
    });

    public Task RenewAsync() => InTurnAsync(ExtendAsync);

    public void Dispose() => _turn.Dispose();

    private static Dictionary<string, object> Properties(Envelope envelope)
    {
        var properties = new Dictionary<string, object> { [Functions.Messaging.OutgoingMessage.AttemptProperty] = envelope.Attempt };
        envelope.Trace?.WriteTo(properties);
        return properties;
    }

    private async Task ExtendAsync()
    {
        var until = clock.GetUtcNow() + lockDuration;
        var receipt = await queue.UpdateMessageAsync(message.MessageId, _popReceipt, visibilityTimeout: lockDuration);
        (_popReceipt, _lockedUntil) = (receipt.Value.PopReceipt, until);
    }

    private Task SettleAsync(Func<Task> settle) => InTurnAsync(async () =>
    {
        await settle();
        Settled = true;
    });

    private async Task InTurnAsync(Func<Task> act)
    {
        await _turn.WaitAsync();
        try
        {
            // Storage lets the last receiver settle after the end of its lock; Service Bus does not.
            if (Settled || clock.GetUtcNow() >= _lockedUntil) throw Lost(null);
            await act();
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.PopReceiptMismatch || e.ErrorCode == QueueErrorCode.MessageNotFound)
        {
            throw Lost(e);
        }
        finally
        {
            _turn.Release();
        }
    }

    private ServiceBusException Lost(Exception? inner) =>
        new($"The lock of message {envelope.Id} is lost: it was settled, or the lock ended.", ServiceBusFailureReason.MessageLockLost, queue.Name, inner);
}
