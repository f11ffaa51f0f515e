using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Moq;

namespace AiInfra.Functions.Tests.Messaging;

/// <summary>A sender that keeps what it is given, with batches of a set size, behind a client that hands it out. Works alike on the real SDK and on the stand-ins.</summary>
internal sealed class SenderDouble
{
    private readonly ConcurrentDictionary<ServiceBusMessageBatch, List<ServiceBusMessage>> _stores = new();

    public SenderDouble()
    {
        Client.Setup(client => client.CreateSender(It.IsAny<string>())).Returns(Mock.Object);
        Mock.Setup(sender => sender.SendMessageAsync(It.IsAny<ServiceBusMessage>(), It.IsAny<CancellationToken>()))
            .Returns((ServiceBusMessage message, CancellationToken token) => Take(() => Singles.Add(message), token));
        Mock.Setup(sender => sender.SendMessagesAsync(It.IsAny<ServiceBusMessageBatch>(), It.IsAny<CancellationToken>()))
            .Returns((ServiceBusMessageBatch batch, CancellationToken token) => Take(() => Batches.Add(IdsIn(batch)), token));
        Mock.Setup(sender => sender.CreateMessageBatchAsync(It.IsAny<CancellationToken>())).ReturnsAsync(NewBatch);
    }

    public Mock<ServiceBusClient> Client { get; } = new();

    public Mock<ServiceBusSender> Mock { get; } = new();

    public int BatchBytes { get; set; } = 256 * 1024;

    public Exception? Fault { get; set; }

    public ConcurrentBag<ServiceBusMessage> Singles { get; } = [];

    /// <summary>Each batch sent, as the ids in it.</summary>
    public List<string> Batches { get; } = [];

    private ServiceBusMessageBatch NewBatch()
    {
        var store = new List<ServiceBusMessage>();
        var batch = ServiceBusModelFactory.ServiceBusMessageBatch(
            0, store, tryAddCallback: message => store.Append(message).Sum(held => held.Body.ToMemory().Length) <= BatchBytes);
        _stores[batch] = store;
        return batch;
    }

    private string IdsIn(ServiceBusMessageBatch batch) => string.Join(',', _stores[batch].Select(message => message.MessageId));

    private Task Take(Action keep, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Fault is not null) return Task.FromException(Fault);
        keep();
        return Task.CompletedTask;
    }
}
