using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rules;
using AiInfra.Subscribers;
using Moq;

namespace AiInfra.Functions.Tests.Notifications;

/// <summary>A correction goes to those who were told, over the channel on which they were, and to nobody else.</summary>
public sealed class CorrectionFanOutTests : IClassFixture<OwnTables>
{
    private readonly Rule _rule = Given.Rule();
    private readonly Deal _deal = Given.Deal();
    private readonly FaultyWire _wire = new();
    private readonly AppParts _app;

    public CorrectionFanOutTests(OwnTables tables) => _app = new(tables.Through(_wire));

    [Theory]
    [InlineData(DeliveryState.Sent, true)]
    [InlineData(DeliveryState.Pending, true)]
    [InlineData(DeliveryState.Retrying, true)]
    [InlineData(DeliveryState.Failed, false)]
    public async Task Whom_the_alert_reached_or_may_still_reach_is_told_of_its_correction(DeliveryState state, bool told)
    {
        var reader = await FollowAsync();
        var crossing = await FindAsync(_deal);
        await DeliverAsync(crossing, reader, reader.Channels[0], state);

        var correction = await CorrectAsync();

        Assert.Equal(told ? [IdOf(correction, reader, 0)] : [], Owed());
    }

    [Fact]
    public async Task Who_was_there_and_was_never_told_is_not_corrected()
    {
        await FollowAsync();
        var crossing = await FindAsync(_deal);
        await _app.FanOuts.EndAsync(crossing.Id, crossing.OccurredAt, CancellationToken.None);

        await CorrectAsync();

        Assert.Empty(Owed());
    }

    [Fact]
    public async Task Who_was_told_and_follows_something_else_by_now_hears_what_changed_and_under_no_rule()
    {
        var reader = await FollowAsync();
        var crossing = await FindAsync(_deal);
        await DeliverAsync(crossing, reader, reader.Channels[0], DeliveryState.Sent);
        await _app.Subscribers.ChangeAsync(reader.Id, s => s with { Rules = ["another"] }, CancellationToken.None);

        var correction = await CorrectAsync();

        Assert.Equal([IdOf(correction, reader, 0)], Owed());
        var due = JsonSerializer.Deserialize(Assert.Single(_app.Bus.On(Entities.Deliveries)).Message.Body, MessageJson.Default.DeliveryDue)!;
        var channel = new Mock<IChannel>();
        channel.Setup(c => c.Type).Returns(ChannelType.Email);
        var alert = Assert.IsType<Alert>((await _app.Notifier(channel.Object).PrepareAsync(due, CancellationToken.None))!.Notification);
        Assert.Equal((crossing.Rules.Length, "", IdOf(crossing, reader, 0)), (alert.Rules.Length, alert.Rules[0].RuleName, alert.Corrects));
        Assert.Contains("amount: ", Assert.Single(alert.Event.Changes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_channel_is_told_for_itself()
    {
        var reader = await FollowAsync(Given.Mailbox("a"), Given.Mailbox("b"));
        var crossing = await FindAsync(_deal);
        await DeliverAsync(crossing, reader, reader.Channels[0], DeliveryState.Failed);
        await DeliverAsync(crossing, reader, reader.Channels[1], DeliveryState.Sent);

        var correction = await CorrectAsync();

        Assert.Equal([IdOf(correction, reader, 1)], Owed());
    }

    [Fact]
    public async Task Who_came_after_the_alert_is_not_told_of_its_correction_and_who_was_there_before_is_while_it_is_on_its_way()
    {
        var early = await FollowAsync();
        await FindAsync(_deal);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await FollowAsync();

        var correction = await CorrectAsync();

        Assert.Equal([IdOf(correction, early, 0)], Owed());
    }

    [Fact]
    public async Task Who_has_left_is_told_nothing()
    {
        var reader = await FollowAsync();
        var crossing = await FindAsync(_deal);
        await DeliverAsync(crossing, reader, reader.Channels[0], DeliveryState.Sent);
        await _app.Subscribers.DeleteAsync(reader.Id, CancellationToken.None);

        await CorrectAsync();

        Assert.Empty(Owed());
    }

    [Fact]
    public async Task The_correction_of_backfill_is_published_and_tells_nobody_and_one_that_only_looks_like_it_does()
    {
        await FollowAsync();
        var old = Given.Deal(announced: "2026-09-01");
        Assert.True((await FindAsync(old)).Backfill);

        Assert.NotNull((await CorrectAsync(old with { Announced = _deal.Announced })).Corrects);
        Assert.Empty(Owed());

        await FindAsync(_deal);
        Assert.True((await CorrectAsync(_deal with { Announced = old.Announced })).Backfill);
        Assert.Single(Owed());
    }

    [Fact]
    public async Task A_rule_that_was_met_later_has_its_own_readers()
    {
        var late = Given.Rule();
        var (both, onlyLate) = (await FollowAsync([_rule.Id, late.Id]), await FollowAsync([late.Id]));
        var first = await FindAsync(_deal);
        await DeliverAsync(first, both, both.Channels[0], DeliveryState.Sent);
        var second = await _app.FindEventAsync(_deal with { Revision = 2 }, _rule, late);
        await DeliverAsync(second, both, both.Channels[0], DeliveryState.Failed);
        await DeliverAsync(second, onlyLate, onlyLate.Channels[0], DeliveryState.Sent);

        var correction = await _app.FindEventAsync(Halved(_deal) with { Revision = 3 }, _rule, late);
        await _app.FanOutAsync(Messages.AlertRaised(new(correction.Id)));

        Assert.Equal(new[] { (_rule.Id, first.Id), (late.Id, second.Id) }.ToHashSet(), correction.Rules.Select(r => (r.RuleId, r.Corrects!)).ToHashSet());
        Assert.Equal(new[] { IdOf(correction, both, 0), IdOf(correction, onlyLate, 0) }.Order(StringComparer.Ordinal), Owed());
    }

    [Fact]
    public async Task A_crossing_after_falling_back_goes_to_everyone_who_follows_now()
    {
        var early = await FollowAsync();
        await FindAsync(_deal);
        await CorrectAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = await FollowAsync();
        _app.Bus.Forget();

        var again = await _app.FindEventAsync(_deal with { Revision = 3 }, _rule);
        await _app.FanOutAsync(Messages.AlertRaised(new(again.Id)));

        Assert.Equal(EventKind.Crossed, again.Kind);
        Assert.Equal(new[] { IdOf(again, early, 0), IdOf(again, late, 0) }.Order(StringComparer.Ordinal), Owed());
    }

    [Fact]
    public async Task A_recipient_costs_one_read_of_the_ledger_and_all_a_page_of_it()
    {
        for (var i = 0; i < 10; i++) await FollowAsync();
        await FindAsync(_deal);
        _wire.Requests.Clear();

        await CorrectAsync();

        Assert.Equal(11, _wire.Requests.Count(r => r.Contains("deliveries(", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_correction_answers_the_mail_by_which_its_reader_was_told()
    {
        var reader = await FollowAsync();
        var crossing = await FindAsync(_deal);
        await CorrectAsync();
        var message = Assert.Single(_app.Bus.On(Entities.Deliveries)).Message;
        var due = JsonSerializer.Deserialize(message.Body, MessageJson.Default.DeliveryDue)!;
        var channel = new Mock<IChannel>();
        channel.Setup(c => c.Type).Returns(ChannelType.Email);

        var prepared = await _app.Notifier(channel.Object).PrepareAsync(due, CancellationToken.None);

        Assert.Equal(IdOf(crossing, reader, 0), Assert.IsType<Alert>(prepared!.Notification).Corrects);
    }

    private static Deal Halved(Deal deal) => deal with { Amount = Given.Deal("$5 billion").Amount };

    private static string IdOf(DealEvent dealEvent, Subscriber reader, int channel) => Notifier.DeliveryId(dealEvent.Id, reader.Id, reader.Channels[channel]);

    private IEnumerable<string> Owed() => _app.Bus.On(Entities.Deliveries).Select(p => p.Id).Order(StringComparer.Ordinal);

    private Task<Subscriber> FollowAsync(params ChannelAddress[] channels) => FollowAsync([_rule.Id], channels);

    private async Task<Subscriber> FollowAsync(string[] rules, params ChannelAddress[] channels)
    {
        var subscriber = Given.Subscriber(rules, channels) with { CreatedAt = _app.Clock.GetUtcNow() };
        await _app.Subscribers.PutAsync(subscriber, CancellationToken.None);
        return subscriber;
    }

    private Task<DealEvent> FindAsync(Deal deal) => _app.FindEventAsync(deal, _rule);

    /// <summary>Halves the deal at its second revision and tells those who are to hear of it.</summary>
    private async Task<DealEvent> CorrectAsync(Deal? deal = null)
    {
        var correction = await _app.FindEventAsync(Halved(deal ?? _deal) with { Revision = 2 }, _rule);
        Assert.Equal(EventKind.Correction, correction.Kind);
        await _app.FanOutAsync(Messages.AlertRaised(new(correction.Id)));
        return correction;
    }

    private async Task DeliverAsync(DealEvent dealEvent, Subscriber reader, ChannelAddress address, DeliveryState state)
    {
        var id = Notifier.DeliveryId(dealEvent.Id, reader.Id, address);
        var claim = await _app.Ledger.ClaimAsync(new(dealEvent.Id, reader.Id, address.Type, id), TimeSpan.FromMinutes(1), mayBeNew: false, CancellationToken.None);
        if (state is not DeliveryState.Pending) await _app.Ledger.RecordAsync(Assert.IsType<Claim.Taken>(claim).Delivery with { State = state }, CancellationToken.None);
    }
}
