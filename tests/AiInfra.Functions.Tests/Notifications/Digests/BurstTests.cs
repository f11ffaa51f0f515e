using AiInfra.Alerts;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rules;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Notifications.Digests;

/// <summary>People get the first message at once and what follows within a minute in one.</summary>
public sealed class BurstTests : IClassFixture<OwnTables>
{
    private readonly AppParts _app;
    private readonly RecordingChannel _mail = new(ChannelType.Email);
    private readonly RecordingChannel _hook = new(ChannelType.Webhook);
    private readonly Postman _postman;
    private readonly Rule _rule = Given.Rule();

    public BurstTests(OwnTables tables)
    {
        _app = new(tables.Tables);
        _postman = new(_app, _mail, _hook);
    }

    [Fact]
    public async Task The_first_goes_out_at_once_and_what_follows_within_a_minute_in_one_summary_when_it_ends()
    {
        var reader = await FollowAsync();
        var events = await RaiseAsync(3);
        await _postman.DeliverDueAsync();
        Assert.Equal([events[0].Id], _mail.Told.Select(t => t.Event));

        await _postman.DeliverAfterAsync(TimeSpan.FromSeconds(59));
        Assert.Single(_mail.Sent);
        await _postman.DeliverAfterAsync(TimeSpan.FromSeconds(1));

        var summary = Assert.IsType<Summary>(_mail.Sent.Last().Notification);
        Assert.Equal((SummaryKind.Burst, 0), (summary.Kind, summary.Left));
        Assert.Equal(events.Skip(1).Select(e => e.Id), summary.Alerts.Select(a => a.Event.Id));
        Assert.All(await LedgerAsync(reader, events.Skip(1)), d => Assert.Equal((DeliveryState.Sent, summary.DeliveryId, 60), (d.State, d.CarriedBy, Math.Round(d.Latency!.Value.TotalSeconds))));
        Assert.All(await LedgerAsync(reader, events.Take(1)), d => Assert.Equal((DeliveryState.Sent, null), (d.State, d.CarriedBy)));
    }

    [Fact]
    public async Task One_that_is_left_over_goes_out_as_if_it_had_never_waited()
    {
        var reader = await FollowAsync();
        var events = await RaiseAsync(2);
        await _postman.DeliverDueAsync();
        Assert.Equal(DeliveryState.Held, (await LedgerAsync(reader, events.Skip(1)))[0].State);

        await _postman.DeliverAfterAsync(TimeSpan.FromMinutes(1));

        var alert = Assert.IsType<Alert>(_mail.Sent.Last().Notification);
        var delivery = (await LedgerAsync(reader, events.Skip(1)))[0];
        Assert.Equal((events[1].Id, delivery.Id), (alert.Event.Id, alert.DeliveryId));
        Assert.Equal((DeliveryState.Sent, null, 1), (delivery.State, delivery.CarriedBy, delivery.Attempts));
    }

    [Fact]
    public async Task After_a_summary_the_next_minute_begins()
    {
        await FollowAsync();
        await RaiseAsync(3);
        await _postman.DeliverDueAsync();
        await _postman.DeliverAfterAsync(TimeSpan.FromMinutes(1));

        await RaiseAsync(2);
        await _postman.DeliverAfterAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(2, _mail.Sent.Count);
        await _postman.DeliverAfterAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(3, _mail.Sent.Count);

        await RaiseAsync(1);
        await _postman.DeliverAfterAsync(TimeSpan.FromSeconds(61));
        Assert.IsType<Alert>(_mail.Sent.Last().Notification);
    }

    [Fact]
    public async Task Who_wants_each_alone_and_machines_get_each_at_once()
    {
        await FollowAsync(s => s with { EachAlone = true });
        await FollowAsync(s => s with { Channels = [new(ChannelType.Webhook, "https://hooks.example.org/")] });
        await RaiseAsync(3);

        await _postman.DeliverDueAsync();

        Assert.Equal((3, 3), (_mail.Sent.Count, _hook.Sent.Count));
        Assert.All(_mail.Sent.Concat(_hook.Sent), s => Assert.IsType<Alert>(s.Notification));
    }

    [Fact]
    public async Task Three_hundred_deals_at_once_are_two_messages_of_which_the_second_shows_thirty_and_says_how_many_are_left()
    {
        var reader = await FollowAsync();
        var events = await RaiseAsync(300);
        await _postman.DeliverDueAsync();

        await _postman.DeliverAfterAsync(TimeSpan.FromMinutes(1));
        await _postman.DeliverAfterAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(2, _mail.Sent.Count);
        var summary = Assert.IsType<Summary>(_mail.Sent.Last().Notification);
        Assert.Equal((30, 269), (summary.Alerts.Length, summary.Left));
        var deliveries = await LedgerAsync(reader, events);
        Assert.Equal((300, 299), (deliveries.Count(d => d.State is DeliveryState.Sent), deliveries.Count(d => d.CarriedBy == summary.DeliveryId)));
    }

    [Fact]
    public async Task A_summary_that_fails_comes_back_under_its_id_and_settles_its_events_when_it_gets_through()
    {
        var reader = await FollowAsync();
        var events = await RaiseAsync(3);
        await _postman.DeliverDueAsync();
        _mail.Answer = _ => new SendResult.Failed("421 busy");
        await _postman.DeliverAfterAsync(TimeSpan.FromMinutes(1));
        Assert.All(await LedgerAsync(reader, events.Skip(1)), d => Assert.Equal(DeliveryState.Held, d.State));

        _mail.Answer = _ => new SendResult.Accepted("ok");
        await _postman.DeliverAfterAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(3, _mail.Sent.Count);
        Assert.Single(_mail.Sent.Skip(1).Select(s => s.Notification.DeliveryId).Distinct());
        Assert.All(await LedgerAsync(reader, events.Skip(1)), d => Assert.Equal(DeliveryState.Sent, d.State));
    }

    [Fact]
    public async Task A_summary_that_is_refused_for_good_says_so_of_each_event()
    {
        var reader = await FollowAsync();
        var events = await RaiseAsync(3);
        await _postman.DeliverDueAsync();
        _mail.Answer = _ => new SendResult.Refused("smtp-552", "too large");

        await _postman.DeliverAfterAsync(TimeSpan.FromMinutes(1));

        Assert.All(await LedgerAsync(reader, events.Skip(1)), d => Assert.Equal((DeliveryState.Failed, "smtp-552: too large"), (d.State, d.Detail)));
    }

    private async Task<Subscriber> FollowAsync(Func<Subscriber, Subscriber>? change = null)
    {
        var reader = (change ?? (s => s))(Given.Subscriber(_rule.Id));
        await _app.Subscribers.PutAsync(reader, CancellationToken.None);
        return reader;
    }

    private async Task<List<DealEvent>> RaiseAsync(int count)
    {
        List<DealEvent> events = [];
        for (var i = 0; i < count; i++)
        {
            events.Add(await _postman.RaiseAsync(_rule));
            _app.Clock.Advance(TimeSpan.FromTicks(1)); // so that their order is known
        }

        return events;
    }

    private async Task<List<Delivery>> LedgerAsync(Subscriber reader, IEnumerable<DealEvent> events)
    {
        List<Delivery> deliveries = [];
        foreach (var found in events) deliveries.AddRange((await _app.Ledger.OfAsync(found.Id, reader.Id, CancellationToken.None)).Where(d => d.SubscriberId == reader.Id));
        return deliveries;
    }
}
