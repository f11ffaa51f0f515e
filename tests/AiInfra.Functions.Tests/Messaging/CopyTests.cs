using AiInfra.Functions.Messaging;
using AiInfra.Functions.Tests.Telemetry;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace AiInfra.Functions.Tests.Messaging;

public sealed class CopyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _clock = new(Now);
    private readonly List<OutgoingMessage> _sent = [];

    [Fact]
    public async Task Subscriptions_of_one_topic_that_fail_at_the_same_attempt_send_one_copy_between_them()
    {
        await HandleAsync(Received("deal.000001"), new Handled.Later(TimeSpan.FromSeconds(1), "storage is down"));
        _clock.Advance(TimeSpan.FromMilliseconds(37));
        await HandleAsync(Received("deal.000001"), new Handled.Later(TimeSpan.FromSeconds(1), "storage is down"));

        // The same id: duplicate detection drops the second. Two ids would reach both subscriptions twice, and twice as often with every attempt.
        Assert.Equal(_sent[0].MessageId, _sent[1].MessageId);
    }

    [Fact]
    public async Task Each_further_attempt_has_an_id_and_a_count_of_its_own()
    {
        await HandleAsync(Received("deal.000001"), new Handled.Later(TimeSpan.FromSeconds(1), "storage is down"));
        await HandleAsync(Received(_sent[0].MessageId, _sent[0].Attempt), new Handled.Later(TimeSpan.FromSeconds(2), "storage is down"));

        Assert.Equal(["deal.000001#1", "deal.000001#2"], _sent.Select(m => m.MessageId));
        Assert.Equal([1, 2], _sent.Select(m => m.Attempt));
        Assert.Equal([Now.AddSeconds(1), Now.AddSeconds(2)], _sent.Select(m => m.NotBefore!.Value));
    }

    [Fact]
    public async Task Copies_that_count_no_attempt_are_told_apart_by_their_time()
    {
        await HandleAsync(Received("delivery", 2), new Handled.Later(TimeSpan.FromSeconds(60), "another instance is sending it", CountsAsAttempt: false));
        _clock.Advance(TimeSpan.FromSeconds(60));
        await HandleAsync(Received(_sent[0].MessageId, _sent[0].Attempt), new Handled.Later(TimeSpan.FromSeconds(60), "another instance is sending it", CountsAsAttempt: false));
        await HandleAsync(Received(_sent[1].MessageId, _sent[1].Attempt), new Handled.Later(TimeSpan.FromSeconds(5), "HTTP 503"));

        Assert.Equal(3, _sent.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal([2, 2, 3], _sent.Select(m => m.Attempt));
        Assert.All(_sent, m => Assert.StartsWith("delivery#", m.MessageId, StringComparison.Ordinal));
    }

    private Task HandleAsync(ServiceBusReceivedMessage message, Handled outcome)
    {
        var bus = new Mock<IMessageBus>();
        bus.Setup(b => b.SendAsync("deals", It.IsAny<IReadOnlyCollection<OutgoingMessage>>(), It.IsAny<CancellationToken>()))
            .Callback((string _, IReadOnlyCollection<OutgoingMessage> messages, CancellationToken _) => _sent.AddRange(messages))
            .Returns(Task.CompletedTask);
        var handling = new MessageHandling(bus.Object, NoMetrics.Instance, _clock, NullLogger<MessageHandling>.Instance);
        return handling.RunAsync(message, Mock.Of<ServiceBusMessageActions>(), new("deals"), MessageJson.Default.DealChanged, _ => Task.FromResult(outcome), TestContext.Current.CancellationToken);
    }

    private static ServiceBusReceivedMessage Received(string id, int attempt = 0) => ServiceBusModelFactory.ServiceBusReceivedMessage(
        body: BinaryData.FromString("""{"dealId":"deal","revision":1}"""), messageId: id, properties: new Dictionary<string, object> { [OutgoingMessage.AttemptProperty] = attempt });
}
