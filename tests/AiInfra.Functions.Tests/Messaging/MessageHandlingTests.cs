using AiInfra.Functions.Messaging;
using AiInfra.Functions.Tests.Telemetry;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AiInfra.Functions.Tests.Messaging;

public sealed class MessageHandlingTests
{
    private static readonly OutgoingMessage Message = Messages.AlertRaised(new("deal.000001.a1b2c3"));

    private readonly FakeTimeProvider _clock = new(Given.Now);
    private readonly RecordingBus _bus = new();
    private readonly Settlements _settled = new();

    [Fact]
    public async Task A_message_that_is_done_is_completed_and_nothing_is_sent()
    {
        AlertRaised? read = null;
        await HandleAsync(Message, alert =>
        {
            read = alert;
            return Task.FromResult(Handled.Done);
        });

        Assert.Equal(new AlertRaised("deal.000001.a1b2c3"), read);
        Assert.Equal("completed", _settled.Only);
        Assert.Empty(_bus.Asked);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(4, 16)]
    [InlineData(8, 256)]
    public async Task A_message_whose_work_fails_comes_back_as_a_copy_with_the_next_attempt_and_a_longer_wait(int attempt, int seconds)
    {
        await HandleAsync(Message with { Attempt = attempt }, _ => throw new IOException("secret detail"));

        var copy = Assert.Single(_bus.Asked);
        Assert.Equal("alerts", copy.Entity);
        Assert.Equal(attempt + 1, copy.Message.Attempt);
        Assert.Equal(Given.Now.AddSeconds(seconds), copy.Message.NotBefore);
        Assert.Equal(Message.Body.ToString(), copy.Message.Body.ToString());
        Assert.NotEqual(Message.MessageId, copy.Id);
        Assert.Equal("completed", _settled.Only);
    }

    [Fact]
    public async Task Every_copy_of_a_message_that_fails_again_and_again_has_an_id_of_its_own()
    {
        var next = Message with { };
        for (var attempt = 1; attempt < MessageHandling.MaxAttempts; attempt++)
        {
            await HandleAsync(next, _ => throw new IOException());
            next = _bus.Asked[^1].Message;
        }

        Assert.Equal(MessageHandling.MaxAttempts - 1, _bus.Arrived.Count);
        Assert.Equal(MessageHandling.MaxAttempts - 1, next.Attempt);
    }

    [Fact]
    public async Task A_message_whose_copy_cannot_be_sent_is_thrown_back_and_not_completed()
    {
        _bus.Fault = _ => RecordingBus.Down();

        await Assert.ThrowsAsync<BusUnavailableException>(() => HandleAsync(Message, _ => throw new IOException()));

        Assert.Empty(_settled.All);
    }

    [Fact]
    public async Task A_message_that_failed_for_the_last_time_is_dead_lettered_without_a_copy()
    {
        await HandleAsync(Message with { Attempt = MessageHandling.MaxAttempts - 1 }, _ => throw new IOException("secret detail"));

        Assert.Equal("dead-lettered: attempts-exhausted", _settled.Only);
        Assert.Equal("Gave up after 10 attempts: IOException", _settled.Description);
        Assert.Empty(_bus.Asked);
    }

    [Fact]
    public async Task A_message_that_can_never_succeed_is_dead_lettered_at_once_with_its_reason()
    {
        await HandleAsync(Message, _ => Task.FromResult<Handled>(new Handled.Poison("deal-not-found", "There is none.")));

        Assert.Equal("dead-lettered: deal-not-found", _settled.Only);
        Assert.Equal("There is none.", _settled.Description);
        Assert.Empty(_bus.Asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("no json")]
    [InlineData("""{"eventId":7}""")]
    [InlineData("""{}""")]
    [InlineData("""{"eventId":null}""")]
    [InlineData("""{"dealId":"d","revision":1}""")]
    public async Task A_body_that_is_no_message_of_the_queue_is_dead_lettered_unread(string body)
    {
        await HandleAsync(Message with { Body = BinaryData.FromString(body) }, _ => throw new InvalidOperationException("must not be called"));

        Assert.Equal("dead-lettered: unreadable-message", _settled.Only);
        Assert.Empty(_bus.Asked);
    }

    [Fact]
    public async Task A_message_put_off_without_an_attempt_counts_none_and_each_copy_arrives()
    {
        var next = Message with { Attempt = 3 };
        for (var round = 0; round < 2 * MessageHandling.MaxAttempts; round++)
        {
            await HandleAsync(next, _ => Task.FromResult<Handled>(new Handled.Later(TimeSpan.FromSeconds(1), "held", CountsAsAttempt: false)));
            next = _bus.Asked[^1].Message;
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.All(_bus.Asked, p => Assert.Equal(3, p.Message.Attempt));
        Assert.Equal(2 * MessageHandling.MaxAttempts, _bus.Arrived.Count);
        Assert.All(_settled.All, s => Assert.Equal("completed", s));
    }

    [Fact]
    public async Task A_stopping_host_settles_nothing()
    {
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => HandleAsync(Message, _ => Task.FromCanceled<Handled>(stopping.Token), stopping.Token));

        Assert.Empty(_settled.All);
        Assert.Empty(_bus.Asked);
    }

    [Fact]
    public async Task A_timeout_inside_the_work_is_a_failure_and_not_a_stopping_host()
    {
        await HandleAsync(Message, _ => throw new TaskCanceledException());

        Assert.Equal(1, Assert.Single(_bus.Asked).Message.Attempt);
        Assert.Equal("completed", _settled.Only);
    }

    [Fact]
    public async Task A_message_without_an_attempt_is_the_first()
    {
        var bare = ServiceBusModelFactory.ServiceBusReceivedMessage(Message.Body, Message.MessageId);
        await Handling.RunAsync(bare, _settled.Actions, new("alerts"), MessageJson.Default.AlertRaised, _ => throw new IOException(), CancellationToken.None);

        Assert.Equal(1, Assert.Single(_bus.Asked).Message.Attempt);
    }

    [Fact]
    public void The_wait_doubles_up_to_five_minutes() =>
        Assert.Equal([1, 2, 4, 256, 300, 300], new[] { 0, 1, 2, 8, 9, 1000 }.Select(n => MessageHandling.Backoff(n).TotalSeconds));

    private MessageHandling Handling => new(_bus, NoMetrics.Instance, _clock, NullLogger<MessageHandling>.Instance);

    private Task HandleAsync(OutgoingMessage message, Func<AlertRaised, Task<Handled>> handle, CancellationToken cancellationToken = default) =>
        Handling.RunAsync(Settlements.Received(message), _settled.Actions, new("alerts"), MessageJson.Default.AlertRaised, handle, cancellationToken);
}
