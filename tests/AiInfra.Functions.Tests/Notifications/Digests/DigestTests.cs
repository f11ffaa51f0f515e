using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rules;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Notifications.Digests;

/// <summary>People who want their news in the morning, or not at night. It is Friday, 20 November 2026, noon in UTC.</summary>
public sealed class DigestTests : IClassFixture<OwnTables>
{
    private static readonly TimeSpan UntilMorning = TimeSpan.FromHours(20);

    private readonly AppParts _app;
    private readonly RecordingChannel _mail = new(ChannelType.Email);
    private readonly Postman _postman;
    private readonly Rule _rule = Given.Rule();

    public DigestTests(OwnTables tables)
    {
        _app = new(tables.Tables);
        _postman = new(_app, _mail);
    }

    [Fact]
    public async Task A_daily_reader_gets_the_events_of_the_day_in_one_message_at_eight_however_often_the_timer_runs()
    {
        await FollowAsync(s => s with { Frequency = Frequency.Daily });
        var (one, two) = (await RaiseAsync(), await RaiseAsync());
        await DeliverAfterAsync(UntilMorning - TimeSpan.FromMinutes(1));
        Assert.Empty(_mail.Sent);

        await DeliverAfterAsync(TimeSpan.FromMinutes(1));
        await DeliverAfterAsync(TimeSpan.FromMinutes(1));

        var summary = Assert.IsType<Summary>(Assert.Single(_mail.Sent).Notification);
        Assert.Equal(SummaryKind.Daily, summary.Kind);
        Assert.Equal([one.Id, two.Id], summary.Alerts.Select(a => a.Event.Id));
    }

    [Fact]
    public async Task One_event_is_a_digest_too_but_after_quiet_hours_it_is_an_alert()
    {
        var noon = new QuietHours(new(11, 0), new(13, 0));
        await FollowAsync(s => s with { Frequency = Frequency.Weekly });
        await FollowAsync(s => s with { QuietHours = noon });
        await RaiseAsync();

        await DeliverAfterAsync(TimeSpan.FromHours(1));
        Assert.IsType<Alert>(Assert.Single(_mail.Sent).Notification);
        await DeliverAfterAsync(TimeSpan.FromDays(3) - TimeSpan.FromHours(5));

        Assert.Equal(SummaryKind.Weekly, Assert.IsType<Summary>(_mail.Sent.Last().Notification).Kind);
    }

    [Fact]
    public async Task The_correction_of_what_is_still_held_goes_out_with_it_and_a_later_one_answers_the_summary()
    {
        await FollowAsync(s => s with { Frequency = Frequency.Daily });
        var deal = Given.Deal();
        var crossing = await RaiseAsync(deal);
        await RaiseAsync();
        var correction = await RaiseAsync(Halved(deal) with { Revision = 2 });
        await DeliverAfterAsync(UntilMorning);
        var first = Assert.IsType<Summary>(Assert.Single(_mail.Sent).Notification);
        Assert.Contains(crossing.Id, first.Alerts.Select(a => a.Event.Id));
        Assert.Null(first.Alerts.Single(a => a.Event.Id == correction.Id).Corrects);

        await RaiseAsync(deal with { Revision = 3, Bindingness = Bindingness.LetterOfIntent, Amount = Given.Deal("$4 billion").Amount });
        await DeliverAfterAsync(TimeSpan.FromDays(1));

        var second = Assert.IsType<Summary>(_mail.Sent.Last().Notification);
        Assert.Equal(first.DeliveryId, Assert.Single(second.Alerts).Corrects);
    }

    [Fact]
    public async Task The_correction_of_what_a_daily_reader_was_told_directly_comes_at_once_in_its_thread()
    {
        var reader = await FollowAsync(s => s with { EachAlone = true });
        var deal = Given.Deal();
        var crossing = await RaiseAsync(deal);
        await _app.Subscribers.PutAsync(reader with { Frequency = Frequency.Daily }, CancellationToken.None);

        await RaiseAsync(Halved(deal) with { Revision = 2 });

        var alert = Assert.IsType<Alert>(_mail.Sent.Last().Notification);
        Assert.Equal((EventKind.Correction, Notifier.DeliveryId(crossing.Id, reader.Id, reader.Channels[0])), (alert.Event.Kind, alert.Corrects));
    }

    [Fact]
    public async Task Who_has_paused_when_the_digest_is_due_gets_nothing_and_the_ledger_says_why()
    {
        var reader = await FollowAsync(s => s with { Frequency = Frequency.Daily });
        var found = await RaiseAsync();
        await _app.Subscribers.PutAsync(reader with { Paused = true }, CancellationToken.None);
        var meanwhile = await RaiseAsync();

        await DeliverAfterAsync(UntilMorning);

        Assert.Empty(_mail.Sent);
        Assert.Equal((DeliveryState.Withheld, "no longer wanted when its summary was due"), await StateAsync(found, reader));
        Assert.Equal((DeliveryState.Withheld, "the subscriber has paused"), await StateAsync(meanwhile, reader));
    }

    [Fact]
    public async Task A_deal_muted_meanwhile_is_left_out()
    {
        var reader = await FollowAsync(s => s with { Frequency = Frequency.Daily });
        var (muted, wanted) = (await RaiseAsync(), await RaiseAsync());
        await _app.Subscribers.PutAsync(reader with { Muted = [muted.Deal.Id] }, CancellationToken.None);

        await DeliverAfterAsync(UntilMorning);

        Assert.Equal([wanted.Id], _mail.Told.Select(t => t.Event));
    }

    private static Deal Halved(Deal deal) => deal with { Amount = Given.Deal("$5 billion").Amount };

    private async Task<Subscriber> FollowAsync(Func<Subscriber, Subscriber> change)
    {
        var reader = change(Given.Subscriber(_rule.Id));
        await _app.Subscribers.PutAsync(reader, CancellationToken.None);
        return reader;
    }

    private async Task<DealEvent> RaiseAsync(Deal? deal = null)
    {
        var found = await _postman.RaiseAsync(_rule, deal);
        await _postman.DeliverDueAsync();
        _app.Clock.Advance(TimeSpan.FromTicks(1));
        return found;
    }

    private async Task DeliverAfterAsync(TimeSpan wait)
    {
        _app.Clock.Advance(wait);
        await _app.SendDigestsAsync();
        await _postman.DeliverDueAsync();
    }

    private async Task<(DeliveryState, string?)> StateAsync(DealEvent found, Subscriber reader)
    {
        var delivery = Assert.Single(await _app.Ledger.OfAsync(found.Id, reader.Id, CancellationToken.None), d => d.SubscriberId == reader.Id);
        return (delivery.State, delivery.Detail);
    }
}
