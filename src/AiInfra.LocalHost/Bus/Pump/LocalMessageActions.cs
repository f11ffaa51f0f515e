using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.LocalHost.Bus.Pump;

/// <summary>What a function may do with its message.</summary>
/// <param name="autoComplete">The host completes the message; a function that settles it too is told so, where Azure would log a lost lock.</param>
internal sealed class LocalMessageActions(LockedMessage locked, bool autoComplete) : ServiceBusMessageActions
{
    public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        Settling(message, null).CompleteAsync();

    public override Task AbandonMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default) =>
        Settling(message, propertiesToModify).AbandonAsync();

    public override Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        Dictionary<string, object>? propertiesToModify = null,
        string? deadLetterReason = null,
        string? deadLetterErrorDescription = null,
        CancellationToken cancellationToken = default) =>
        Settling(message, propertiesToModify).DeadLetterAsync(deadLetterReason, deadLetterErrorDescription);

    public override Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) => Own(message).RenewAsync();

    private LockedMessage Settling(ServiceBusReceivedMessage message, IDictionary<string, object>? properties)
    {
        if (autoComplete) throw new InvalidOperationException("A function that settles its messages needs AutoCompleteMessages = false.");
        if (properties is { Count: > 0 }) throw new NotSupportedException("The local bus carries no properties but the attempt.");
        return Own(message);
    }

    private LockedMessage Own(ServiceBusReceivedMessage message) =>
        message.LockToken == locked.Received.LockToken ? locked : throw new ArgumentException("Not the message this function was called with.", nameof(message));
}
