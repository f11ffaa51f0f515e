using AiInfra.Functions.Messaging;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Moq;

namespace AiInfra.Functions.Tests.Messaging;

/// <summary>Message actions that write down how messages were settled; anything but completing and dead-lettering is a mistake.</summary>
internal sealed class Settlements
{
    private readonly Mock<ServiceBusMessageActions> _mock = new(MockBehavior.Strict);

    public Settlements()
    {
        _mock.Setup(a => a.CompleteMessageAsync(It.IsAny<ServiceBusReceivedMessage>(), It.IsAny<CancellationToken>()))
            .Returns((ServiceBusReceivedMessage message, CancellationToken _) => Write("completed"));
        _mock.Setup(a => a.DeadLetterMessageAsync(It.IsAny<ServiceBusReceivedMessage>(), It.IsAny<Dictionary<string, object>>(), It.IsAny<string>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Returns((ServiceBusReceivedMessage _, Dictionary<string, object>? _, string? reason, string? description, CancellationToken _) =>
            {
                Description = description;
                return Write("dead-lettered: " + reason);
            });
    }

    public ServiceBusMessageActions Actions => _mock.Object;

    public List<string> All { get; } = [];

    /// <summary>What the last dead letter says.</summary>
    public string? Description { get; private set; }

    /// <summary>How the one message was settled.</summary>
    public string Only => Assert.Single(All);

    public static ServiceBusReceivedMessage Received(OutgoingMessage message, int deliveries = 1) => ServiceBusModelFactory.ServiceBusReceivedMessage(
        message.Body,
        message.MessageId,
        properties: Properties(message),
        lockTokenGuid: Guid.NewGuid(),
        deliveryCount: deliveries);

    private static Dictionary<string, object> Properties(OutgoingMessage message)
    {
        var properties = new Dictionary<string, object> { [OutgoingMessage.AttemptProperty] = message.Attempt };
        message.Trace?.WriteTo(properties);
        return properties;
    }

    private Task Write(string settlement)
    {
        lock (All) All.Add(settlement);
        return Task.CompletedTask;
    }
}
