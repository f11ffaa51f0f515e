using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rules;
using AiInfra.Subscribers;
using Moq;

namespace AiInfra.Functions.Tests.Notifications;

/// <summary>One delivery and what becomes of it, whatever its channel says.</summary>
public sealed class DeliverAlertTests : IClassFixture<OwnTables>
{
    private static readonly DeliveryOptions Options = new(TimeSpan.FromSeconds(60), [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)]);

    private readonly AppParts _app;
    private readonly Mock<IChannel> _email = new(MockBehavior.Strict);
    private readonly List<(Alert Notification, ChannelAddress Address)> _sent = [];
    private readonly Rule _rule = Given.Rule();
    private readonly Subscriber _subscriber;
    private Func<Task<SendResult>> _answer = () => Task.FromResult<SendResult>(new SendResult.Accepted("250 ok"));

    public DeliverAlertTests(OwnTables tables)
    {
        _app = new(tables.Tables);
        _subscriber = Given.Subscriber(_rule.Id);
        _email.Setup(c => c.Type).Returns(ChannelType.Email);
        _email.Setup(c => c.SendAsync(It.IsAny<Notification>(), It.IsAny<ChannelAddress>(), It.IsAny<CancellationToken>()))
            .Returns((Alert notification, ChannelAddress address, CancellationToken _) =>
            {
                _sent.Add((notification, address));
                return _answer();
            });
    }

    [Fact]
    public async Task What_the_channel_accepted_is_written_down_and_not_sent_again()
    {
        var (found, due) = await OweAsync();
        _app.Clock.Advance(TimeSpan.FromSeconds(3));

        await DeliverAsync(due);
        await DeliverAsync(due);

        var (notification, address) = Assert.Single(_sent);
        Assert.Equal((due.DeliveryId, found.Id, _subscriber.Channels[0]), (notification.DeliveryId, notification.Event.Id, address));
        var delivery = await LedgerAsync(found);
        Assert.Equal((DeliveryState.Sent, 1, "250 ok", TimeSpan.FromSeconds(3)), (delivery.State, delivery.Attempts, delivery.Detail, delivery.Latency));
        Assert.Equal("completed", _app.Settled.Only);
        Assert.Empty(_app.Bus.Asked);
    }

    [Fact]
    public async Task What_another_instance_is_sending_is_looked_at_when_its_lease_ends_without_counting_an_attempt()
    {
        var (_, due) = await OweAsync();
        await ClaimAsync(due);

        await DeliverAsync(due);

        Assert.Empty(_sent);
        var copy = Assert.Single(_app.Bus.On(Entities.Deliveries)).Message;
        Assert.Equal((0, Given.Now + Options.Lease), (copy.Attempt, copy.NotBefore));
        Assert.Equal("completed", _app.Settled.Only);
    }

    [Theory]
    [InlineData(DeliveryState.Failed)]
    [InlineData(DeliveryState.Retrying)]
    [InlineData(DeliveryState.Sent)]
    public async Task An_expired_lease_is_taken_over_and_a_late_word_of_its_former_holder_does_not_unsend(DeliveryState late)
    {
        var (found, due) = await OweAsync();
        var former = await ClaimAsync(due);
        _app.Clock.Advance(Options.Lease);

        await DeliverAsync(due);
        await _app.Ledger.RecordAsync(former with { State = late, Attempts = 1, LeaseUntil = null }, CancellationToken.None);

        Assert.Single(_sent);
        Assert.Equal(DeliveryState.Sent, (await LedgerAsync(found)).State);
    }

    [Fact]
    public async Task What_fails_for_now_is_tried_after_each_wait_and_then_given_up()
    {
        var (found, due) = await OweAsync();
        _answer = () => Task.FromResult<SendResult>(new SendResult.Failed("421 busy"));
        var next = Messages.DeliveryDue(due);
        foreach (var wait in Options.Retries)
        {
            await DeliverAsync(next);
            next = _app.Bus.Asked[^1].Message;
            Assert.Equal(_app.Clock.GetUtcNow() + wait, next.NotBefore);
            Assert.Equal(DeliveryState.Retrying, (await LedgerAsync(found)).State);
            _app.Clock.Advance(wait);
        }

        await DeliverAsync(next);

        Assert.Equal("dead-lettered: delivery-attempts-exhausted", _app.Settled.Only);
        Assert.Equal("Gave up after 3 attempts: 421 busy", _app.Settled.Description);
        var delivery = await LedgerAsync(found);
        Assert.Equal((DeliveryState.Failed, 3, 3), (delivery.State, delivery.Attempts, _sent.Count));
        Assert.Single(_sent.Select(s => s.Notification.DeliveryId).Distinct());
    }

    [Fact]
    public async Task A_schedule_longer_than_the_attempts_of_a_message_is_kept_to_its_end()
    {
        var (found, due) = await OweAsync();
        _answer = () => Task.FromResult<SendResult>(new SendResult.Failed("503"));
        var patient = Options with { Retries = [.. Enumerable.Repeat(TimeSpan.FromSeconds(1), MessageHandling.MaxAttempts + 2)] };
        var next = Messages.DeliveryDue(due);
        foreach (var wait in patient.Retries)
        {
            await _app.DeliverAsync(next, patient, _email.Object);
            Assert.Equal("completed", _app.Settled.Only);
            next = _app.Bus.Asked[^1].Message;
            _app.Clock.Advance(wait);
        }

        await _app.DeliverAsync(next, patient, _email.Object);

        Assert.Equal("dead-lettered: delivery-attempts-exhausted", _app.Settled.Only);
        Assert.Equal(MessageHandling.MaxAttempts + 3, _sent.Count);
        Assert.Equal(DeliveryState.Failed, (await LedgerAsync(found)).State);
        Assert.Equal(_app.Bus.Asked.Count, _app.Bus.Arrived.Count);
    }

    [Theory]
    [InlineData(120, 120)]
    [InlineData(1, 5)]
    [InlineData(null, 5)]
    public async Task A_receiver_that_asks_for_more_time_gets_it_and_one_that_asks_for_less_does_not_hurry_us(int? asked, int waited)
    {
        var (_, due) = await OweAsync();
        _answer = () => Task.FromResult<SendResult>(new SendResult.Failed("429", asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null));

        await DeliverAsync(due);

        Assert.Equal(Given.Now.AddSeconds(waited), Assert.Single(_app.Bus.Asked).Message.NotBefore);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_dead_lettered_with_the_reason_and_not_tried_again()
    {
        var (found, due) = await OweAsync();
        _answer = () => Task.FromResult<SendResult>(new SendResult.Refused("smtp-550", "no such mailbox"));

        await DeliverAsync(due);

        Assert.Equal("dead-lettered: smtp-550", _app.Settled.Only);
        var delivery = await LedgerAsync(found);
        Assert.Equal((DeliveryState.Failed, "smtp-550: no such mailbox"), (delivery.State, delivery.Detail));
        await DeliverAsync(due);
        Assert.Single(_sent);
    }

    [Fact]
    public async Task A_channel_that_breaks_leaves_the_delivery_pending_and_it_is_sent_when_the_lease_is_over()
    {
        var (found, due) = await OweAsync();
        _answer = () => throw new InvalidOperationException("a bug");
        await DeliverAsync(due);
        var copy = Assert.Single(_app.Bus.Asked).Message;
        Assert.Equal((1, DeliveryState.Pending), (copy.Attempt, (await LedgerAsync(found)).State));

        _answer = () => Task.FromResult<SendResult>(new SendResult.Accepted("ok"));
        _app.Clock.Advance(Options.Lease);
        await DeliverAsync(copy);

        Assert.Equal(DeliveryState.Sent, (await LedgerAsync(found)).State);
    }

    [Fact]
    public async Task Who_left_is_not_told()
    {
        var (found, due) = await OweAsync();
        await _app.Subscribers.DeleteAsync(_subscriber.Id, CancellationToken.None);

        await AssertDroppedAsync(found, due);
    }

    [Fact]
    public async Task Who_no_longer_follows_a_rule_of_the_event_is_not_told()
    {
        var (found, due) = await OweAsync();
        await _app.Subscribers.PutAsync(_subscriber with { Rules = ["another-rule"] }, CancellationToken.None);

        await AssertDroppedAsync(found, due);
    }

    [Fact]
    public async Task An_address_no_longer_used_is_not_written_to()
    {
        var (found, due) = await OweAsync();
        await _app.Subscribers.PutAsync(_subscriber with { Channels = [Given.Mailbox("elsewhere")] }, CancellationToken.None);

        await AssertDroppedAsync(found, due);
    }

    [Fact]
    public async Task Only_the_rules_a_subscriber_follows_are_named_to_them()
    {
        await _app.Subscribers.PutAsync(_subscriber, CancellationToken.None);
        var found = await _app.FindEventAsync(Given.Deal(), Given.Rule(), _rule);

        await DeliverAsync(DueOf(found));

        Assert.Equal([_rule.Id], Assert.Single(_sent).Notification.Rules.Select(r => r.RuleId));
    }

    [Fact]
    public async Task A_channel_that_is_not_set_up_is_named_and_the_delivery_comes_back()
    {
        var (found, due) = await OweAsync();

        await _app.DeliverAsync(Messages.DeliveryDue(due), Options);

        Assert.Equal("completed", _app.Settled.Only);
        var copy = Assert.Single(_app.Bus.On(Entities.Deliveries)).Message;
        Assert.Equal(1, copy.Attempt);
        await _app.DeliverAsync(copy with { Attempt = MessageHandling.MaxAttempts - 1 }, Options);
        Assert.Equal("dead-lettered: attempts-exhausted", _app.Settled.Only);
        Assert.EndsWith(nameof(ChannelNotSetUpException), _app.Settled.Description, StringComparison.Ordinal);

        await DeliverAsync(copy);
        Assert.Equal(DeliveryState.Sent, (await LedgerAsync(found)).State);
    }

    private async Task<(DealEvent Found, DeliveryDue Due)> OweAsync()
    {
        await _app.Subscribers.PutAsync(_subscriber, CancellationToken.None);
        var found = await _app.FindEventAsync(Given.Deal(), _rule);
        return (found, DueOf(found));
    }

    private DeliveryDue DueOf(DealEvent found) => new(found.Id, _subscriber.Id, ChannelType.Email, Notifier.DeliveryId(found.Id, _subscriber.Id, _subscriber.Channels[0]), found.OccurredAt);

    private Task DeliverAsync(DeliveryDue due) => DeliverAsync(Messages.DeliveryDue(due));

    private Task DeliverAsync(OutgoingMessage message) => _app.DeliverAsync(message, Options, _email.Object);

    private async Task<Delivery> ClaimAsync(DeliveryDue due) => Assert.IsType<Claim.Taken>(
        await _app.Ledger.ClaimAsync(due, Options.Lease, mayBeNew: false, CancellationToken.None)).Delivery;

    private async Task<Delivery> LedgerAsync(DealEvent found) => Assert.Single(await _app.Ledger.OfAsync(found.Id, _subscriber.Id, CancellationToken.None));

    private async Task AssertDroppedAsync(DealEvent found, DeliveryDue due)
    {
        await DeliverAsync(due);

        Assert.Equal("completed", _app.Settled.Only);
        Assert.Empty(_sent);
        Assert.Empty(_app.Bus.Asked);
        Assert.Empty(await _app.Ledger.OfAsync(found.Id, _subscriber.Id, CancellationToken.None));
    }
}
