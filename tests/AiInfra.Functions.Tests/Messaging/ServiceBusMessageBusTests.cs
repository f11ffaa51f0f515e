using System.Net.Sockets;
using AiInfra.Functions.Messaging;
using Azure.Messaging.ServiceBus;
using Moq;

namespace AiInfra.Functions.Tests.Messaging;

public sealed class ServiceBusMessageBusTests
{
    private readonly SenderDouble _sender = new();

    [Fact]
    public async Task A_message_carries_its_id_content_type_attempt_and_time()
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        await SendAsync(new OutgoingMessage("delivery-7.2", BinaryData.FromString("{\"id\":7}"), 2, at));

        var sent = Assert.Single(_sender.Singles);
        Assert.Equal("delivery-7.2", sent.MessageId);
        Assert.Equal("{\"id\":7}", sent.Body.ToString());
        Assert.Equal("application/json", sent.ContentType);
        Assert.Equal(2, Assert.IsType<int>(sent.ApplicationProperties["attempt"]));
        Assert.Equal(at, sent.ScheduledEnqueueTime);
    }

    [Fact]
    public async Task A_message_without_a_time_is_not_scheduled()
    {
        await SendAsync(Message("a"));

        Assert.Equal(default, Assert.Single(_sender.Singles).ScheduledEnqueueTime);
    }

    [Fact]
    public async Task No_messages_are_no_send_and_no_sender()
    {
        await SendAsync();

        _sender.Client.Verify(client => client.CreateSender(It.IsAny<string>()), Times.Never);
    }

    [Fact]
    public async Task Several_messages_that_fit_go_in_one_batch_in_order()
    {
        await SendAsync(Message("a"), Message("b"), Message("c"));

        Assert.Equal(["a,b,c"], _sender.Batches);
        Assert.Empty(_sender.Singles);
    }

    [Fact]
    public async Task A_full_batch_is_sent_and_the_message_that_did_not_fit_begins_the_next()
    {
        _sender.BatchBytes = 250;

        await SendAsync(Message("a", 100), Message("b", 100), Message("c", 100), Message("d", 240), Message("e", 10));

        Assert.Equal(["a,b", "c", "d,e"], _sender.Batches);
    }

    [Fact]
    public async Task A_message_that_does_not_fit_an_empty_batch_is_too_large()
    {
        _sender.BatchBytes = 250;

        var thrown = await Assert.ThrowsAsync<MessageTooLargeException>(() => SendAsync(Message("a", 100), Message("giant", 251), Message("c", 100)));

        Assert.Contains("'giant'", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(["a"], _sender.Batches);
    }

    [Fact]
    public async Task A_body_of_exactly_the_bound_is_sent()
    {
        await SendAsync(Message("a", OutgoingMessage.MaxBytes));

        Assert.Single(_sender.Singles);
    }

    [Fact]
    public async Task A_body_over_the_bound_is_refused_before_anything_is_sent()
    {
        await Assert.ThrowsAsync<MessageTooLargeException>(() => SendAsync(Message("a"), Message("b", OutgoingMessage.MaxBytes + 1)));

        Assert.Empty(_sender.Batches);
        _sender.Client.Verify(client => client.CreateSender(It.IsAny<string>()), Times.Never);
    }

    [Fact]
    public async Task A_message_id_the_service_would_refuse_is_refused_before_anything_is_sent()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => SendAsync(Message("a"), Message("")));

        Assert.Empty(_sender.Batches);
    }

    [Fact]
    public void A_message_id_longer_than_the_service_takes_is_shortened_and_stays_its_own()
    {
        var (a, b) = (Message(new string('x', 400) + "a"), Message(new string('x', 400) + "b"));

        Assert.Equal((128, 128), (a.MessageId.Length, b.MessageId.Length));
        Assert.NotEqual(a.MessageId, b.MessageId);
        Assert.Equal(a.MessageId, Message(new string('x', 400) + "a").MessageId);
    }

    public static TheoryData<Exception> Faults =>
    [
        new ServiceBusException("busy", ServiceBusFailureReason.ServiceBusy),
        new ServiceBusException("no such queue", ServiceBusFailureReason.MessagingEntityNotFound),
        new ServiceBusException("full", ServiceBusFailureReason.QuotaExceeded),
        new TimeoutException(),
        new SocketException(111),
        new IOException(),
        new UnauthorizedAccessException(),
        new Azure.Identity.CredentialUnavailableException("no identity"),
        new ObjectDisposedException("client"),
        new TaskCanceledException("a timeout inside the SDK"),
    ];

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task A_transport_fault_says_that_the_bus_is_unavailable_and_keeps_its_cause(Exception fault)
    {
        _sender.Fault = fault;

        var single = await Assert.ThrowsAsync<BusUnavailableException>(() => SendAsync(Message("a")));
        var batched = await Assert.ThrowsAsync<BusUnavailableException>(() => SendAsync(Message("a"), Message("b")));

        Assert.Same(fault, single.InnerException);
        Assert.Same(fault, batched.InnerException);
        Assert.DoesNotContain(fault.Message, single.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_size_the_service_refuses_is_too_large_and_not_unavailable()
    {
        _sender.Fault = new ServiceBusException("too large", ServiceBusFailureReason.MessageSizeExceeded);

        await Assert.ThrowsAsync<MessageTooLargeException>(() => SendAsync(Message("a")));
        await Assert.ThrowsAsync<MessageTooLargeException>(() => SendAsync(Message("a"), Message("b")));
    }

    [Fact]
    public async Task A_mistake_of_the_program_is_not_dressed_as_an_unavailable_bus()
    {
        _sender.Fault = new InvalidOperationException("a bug");

        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(Message("a")));
    }

    [Fact]
    public async Task Cancellation_by_the_caller_passes_through()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await using var bus = new ServiceBusMessageBus(_sender.Client.Object);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bus.SendAsync("alerts", [Message("a")], cancellation.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bus.SendAsync("alerts", [Message("a"), Message("b")], cancellation.Token));
    }

    [Fact]
    public async Task Concurrent_sends_share_one_sender_per_queue()
    {
        await using var bus = new ServiceBusMessageBus(_sender.Client.Object);

        await Parallel.ForAsync(0, 200, async (n, token) => await bus.SendAsync(n % 2 == 0 ? "alerts" : "deliveries", [Message($"m{n}")], token));

        Assert.Equal(200, _sender.Singles.Select(message => message.MessageId).Distinct().Count());
        _sender.Client.Verify(client => client.CreateSender("alerts"), Times.Once);
        _sender.Client.Verify(client => client.CreateSender("deliveries"), Times.Once);
    }

    [Fact]
    public async Task Disposing_the_bus_disposes_its_senders_and_leaves_the_client_to_its_owner()
    {
        await using (var bus = new ServiceBusMessageBus(_sender.Client.Object)) await bus.SendAsync("alerts", [Message("a")], CancellationToken.None);

        _sender.Mock.Verify(sender => sender.DisposeAsync(), Times.Once);
        _sender.Client.Verify(client => client.DisposeAsync(), Times.Never);
    }

    private static OutgoingMessage Message(string id, int bytes = 2) => new(id, new BinaryData(new byte[bytes]));

    private async Task SendAsync(params OutgoingMessage[] messages)
    {
        await using var bus = new ServiceBusMessageBus(_sender.Client.Object);
        await bus.SendAsync("alerts", messages, CancellationToken.None);
    }
}
