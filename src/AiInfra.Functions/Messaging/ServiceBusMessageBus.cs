using System.Collections.Concurrent;
using System.Net.Sockets;
using AiInfra.Functions.Telemetry;
using Azure.Identity;
using Azure.Messaging.ServiceBus;

namespace AiInfra.Functions.Messaging;

/// <summary>
/// The bus in Azure. Safe for concurrent use: one sender per queue or topic, kept for the life of the process. It owns its senders; the client belongs to whoever made it.
/// The SDK has already retried what it throws, so a fault is handed on at once.
/// </summary>
internal sealed class ServiceBusMessageBus(ServiceBusClient client) : IMessageBus, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<ServiceBusSender>> _senders = new(StringComparer.Ordinal);

    public Task SendAsync(string queueOrTopic, IReadOnlyCollection<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(queueOrTopic);
        ArgumentNullException.ThrowIfNull(messages);
        return MessageSpans.SendAsync(queueOrTopic, messages, () => SendAllAsync(queueOrTopic, messages, cancellationToken));
    }

    private async Task SendAllAsync(string queueOrTopic, IReadOnlyCollection<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        var outgoing = messages.Select(ToServiceBusMessage).ToList();
        if (outgoing.Count == 0) return;
        try
        {
            var sender = SenderOf(queueOrTopic);
            if (outgoing is [var only]) await sender.SendMessageAsync(only, cancellationToken);
            else await SendInBatchesAsync(sender, outgoing, cancellationToken);
        }
        catch (ServiceBusException exception) when (exception.Reason == ServiceBusFailureReason.MessageSizeExceeded)
        {
            throw new MessageTooLargeException($"The bus finds a message for '{queueOrTopic}' too large.");
        }
        catch (Exception exception) when (IsTransportFault(exception, cancellationToken))
        {
            throw new BusUnavailableException($"The bus did not take {outgoing.Count} message(s) for '{queueOrTopic}'.", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sender in _senders.Values)
        {
            if (sender.IsValueCreated) await sender.Value.DisposeAsync();
        }
    }

    private static async Task SendInBatchesAsync(ServiceBusSender sender, List<ServiceBusMessage> messages, CancellationToken cancellationToken)
    {
        var waiting = new Queue<ServiceBusMessage>(messages);
        while (waiting.Count > 0)
        {
            using var batch = await sender.CreateMessageBatchAsync(cancellationToken);
            while (waiting.TryPeek(out var next) && batch.TryAddMessage(next)) waiting.Dequeue();
            if (batch.Count == 0) throw new MessageTooLargeException($"Message '{waiting.Peek().MessageId}' does not fit a batch of its own.");
            await sender.SendMessagesAsync(batch, cancellationToken);
        }
    }

    private static ServiceBusMessage ToServiceBusMessage(OutgoingMessage message)
    {
        var size = message.Body.ToMemory().Length;
        if (size > OutgoingMessage.MaxBytes)
            throw new MessageTooLargeException($"Message '{message.MessageId}' has {size} bytes; the bus carries {OutgoingMessage.MaxBytes}.");
        var outgoing = new ServiceBusMessage(message.Body) { MessageId = message.MessageId, ContentType = "application/json" };
        outgoing.ApplicationProperties[OutgoingMessage.AttemptProperty] = message.Attempt;
        message.Carried?.WriteTo(outgoing.ApplicationProperties);
        if (message.NotBefore is { } notBefore) outgoing.ScheduledEnqueueTime = notBefore;
        return outgoing;
    }

    // Beside its own exception the SDK lets through sockets, streams, refused credentials, a closed client, and a timeout in the shape of a cancellation nobody asked for.
    private static bool IsTransportFault(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        ServiceBusException or TimeoutException or SocketException or IOException => true,
        UnauthorizedAccessException or AuthenticationFailedException or ObjectDisposedException => true,
        _ => false,
    };

    private ServiceBusSender SenderOf(string queueOrTopic) =>
        _senders.GetOrAdd(queueOrTopic, static (name, client) => new Lazy<ServiceBusSender>(() => client.CreateSender(name)), client).Value;
}
