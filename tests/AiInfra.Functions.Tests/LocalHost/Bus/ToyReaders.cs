using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Tests.LocalHost.Bus;

/// <summary>What the toy readers got, and what they do with it.</summary>
public sealed class Toybox
{
    public ConcurrentQueue<(string Reader, ServiceBusReceivedMessage Message, DateTimeOffset At)> Deliveries { get; } = new();

    public Func<ServiceBusReceivedMessage, ServiceBusMessageActions, CancellationToken, Task> Then { get; set; } = (_, _, _) => Task.CompletedTask;

    public IEnumerable<string> Ids => Deliveries.Select(d => d.Message.MessageId);

    public Task Take(string reader, ServiceBusReceivedMessage message, ServiceBusMessageActions actions, CancellationToken cancellationToken)
    {
        Deliveries.Enqueue((reader, message, TimeProvider.System.GetUtcNow()));
        return Then(message, actions, cancellationToken);
    }
}

/// <summary>Reads a queue and the two subscriptions of a topic; completed by the host.</summary>
public sealed class ToyReaders(Toybox box)
{
    [Function("ReadToys")]
    public Task Toys([ServiceBusTrigger("toys")] ServiceBusReceivedMessage message, ServiceBusMessageActions actions, CancellationToken cancellationToken) =>
        box.Take("toys", message, actions, cancellationToken);

    [Function("ReadFirst")]
    public Task First([ServiceBusTrigger("news", "first")] ServiceBusReceivedMessage message, ServiceBusMessageActions actions, CancellationToken cancellationToken) =>
        box.Take("first", message, actions, cancellationToken);

    [Function("ReadSecond")]
    public Task Second([ServiceBusTrigger("news", "second")] ServiceBusReceivedMessage message, ServiceBusMessageActions actions, CancellationToken cancellationToken) =>
        box.Take("second", message, actions, cancellationToken);
}

/// <summary>Reads a queue and settles by hand.</summary>
public sealed class ToySettler(Toybox box)
{
    [Function("SettleToys")]
    public Task Settle([ServiceBusTrigger("toys", AutoCompleteMessages = false)] ServiceBusReceivedMessage message, ServiceBusMessageActions actions, CancellationToken cancellationToken) =>
        box.Take("settled", message, actions, cancellationToken);
}
