using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Messaging;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rules;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Notifications;

/// <summary>One event, one feed entry, and one delivery owed to each channel of each follower. The feed is one for all, so each test has tables of its own.</summary>
public sealed class FanOutAlertTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly OwnTables _tables = new(azurite);
    private readonly Rule _rule = Given.Rule();
    private AppParts _app = null!;

    public async ValueTask InitializeAsync()
    {
        await _tables.InitializeAsync();
        _app = new(_tables.Tables);
    }

    public ValueTask DisposeAsync() => _tables.DisposeAsync();

    [Fact]
    public async Task Every_channel_of_every_follower_is_owed_one_delivery_and_the_feed_shows_the_event()
    {
        var one = await FollowAsync(Given.Subscriber(_rule.Id));
        var two = await FollowAsync(Given.Subscriber(_rule.Id, Given.Mailbox("a"), Given.Mailbox("b"), new(ChannelType.Teams, "https://teams.example.org/hook")));
        await FollowAsync(Given.Subscriber("another-rule"));
        var found = await _app.FindEventAsync(Given.Deal(), _rule);

        await RaiseAsync(found.Id);

        var expected = one.Channels.Select(c => Notifier.DeliveryId(found.Id, one.Id, c)).Concat(two.Channels.Select(c => Notifier.DeliveryId(found.Id, two.Id, c)));
        Assert.Equal(expected.Order(StringComparer.Ordinal), _app.Bus.On(Entities.Deliveries).Select(p => p.Id).Order(StringComparer.Ordinal));
        Assert.Equal(1, await InFeedAsync());
        Assert.Equal("completed", _app.Settled.Only);
    }

    [Fact]
    public async Task The_same_alert_again_owes_the_same_and_shows_no_second_entry()
    {
        await FollowAsync(Given.Subscriber(_rule.Id));
        var found = await _app.FindEventAsync(Given.Deal(), _rule);

        await RaiseAsync(found.Id);
        await RaiseAsync(found.Id);

        Assert.Equal(2, _app.Bus.Asked.Count);
        Assert.Single(_app.Bus.Arrived);
        Assert.Equal(1, await InFeedAsync());
    }

    [Fact]
    public async Task Backfill_is_published_and_tells_nobody()
    {
        await FollowAsync(Given.Subscriber(_rule.Id));
        var found = await _app.FindEventAsync(Given.Deal(announced: "2026-09-01"), _rule);
        Assert.True(found.Backfill);

        await RaiseAsync(found.Id);

        Assert.Empty(_app.Bus.Asked);
        Assert.Equal(1, await InFeedAsync());
    }

    [Fact]
    public async Task More_followers_than_a_page_are_told_through_continuations_each_once()
    {
        var followers = Enumerable.Range(0, 205).Select(_ => Given.Subscriber(_rule.Id)).ToList();
        await Parallel.ForEachAsync(followers, async (follower, _) => await FollowAsync(follower));
        var found = await _app.FindEventAsync(Given.Deal(), _rule);

        await RaiseAsync(found.Id);
        Assert.Equal(100, _app.Bus.On(Entities.Deliveries).Count);
        for (var page = 0; page < _app.Bus.On(Entities.Alerts).Count; page++) await _app.FanOutAsync(_app.Bus.On(Entities.Alerts)[page].Message);

        Assert.Equal(2, _app.Bus.On(Entities.Alerts).Count);
        var owed = _app.Bus.Asked.Where(p => p.Entity == Entities.Deliveries).Select(p => p.Id).ToList();
        Assert.Equal(followers.Select(f => Notifier.DeliveryId(found.Id, f.Id, f.Channels[0])).Order(StringComparer.Ordinal), owed.Order(StringComparer.Ordinal));
        Assert.Equal(1, await InFeedAsync());
    }

    [Fact]
    public async Task A_follower_without_a_record_is_passed_over()
    {
        var gone = await FollowAsync(Given.Subscriber(_rule.Id));
        var there = await FollowAsync(Given.Subscriber(_rule.Id));
        await _tables.Tables.Subscribers.DeleteEntityAsync("subscribers", gone.Id);
        var found = await _app.FindEventAsync(Given.Deal(), _rule);

        await RaiseAsync(found.Id);

        Assert.Equal([Notifier.DeliveryId(found.Id, there.Id, there.Channels[0])], _app.Bus.Asked.Select(p => p.Id));
        Assert.Equal("completed", _app.Settled.Only);
    }

    [Fact]
    public async Task Who_follows_two_rules_of_an_event_is_owed_each_channel_once()
    {
        var other = Given.Rule();
        await FollowAsync(Given.Subscriber([_rule.Id, other.Id], Given.Mailbox("a"), Given.Mailbox("b")));
        var found = await _app.FindEventAsync(Given.Deal(), _rule, other);
        Assert.Equal(2, found.Rules.Length);

        await RaiseAsync(found.Id);

        Assert.Equal(4, _app.Bus.Asked.Count);
        Assert.Equal(2, _app.Bus.Arrived.Count);
    }

    [Fact]
    public async Task An_alert_that_stops_half_way_comes_back_and_owes_what_is_missing()
    {
        await FollowAsync(Given.Subscriber(_rule.Id));
        var found = await _app.FindEventAsync(Given.Deal(), _rule);
        _app.Bus.Fault = entity => entity == Entities.Deliveries ? RecordingBus.Down() : null;
        await RaiseAsync(found.Id);
        var copy = Assert.Single(_app.Bus.On(Entities.Alerts)).Message;

        _app.Bus.Fault = _ => null;
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await _app.FanOutAsync(copy);

        Assert.Single(_app.Bus.On(Entities.Deliveries));
        Assert.Equal(1, await InFeedAsync());
    }

    [Fact]
    public async Task An_alert_of_an_event_that_does_not_exist_is_dead_lettered()
    {
        await RaiseAsync("unknown.000001.a00000");

        Assert.Equal("dead-lettered: event-not-found", _app.Settled.Only);
    }

    private async Task<Subscriber> FollowAsync(Subscriber subscriber)
    {
        await _app.Subscribers.PutAsync(subscriber, CancellationToken.None);
        return subscriber;
    }

    private Task RaiseAsync(string eventId) => _app.FanOutAsync(Messages.AlertRaised(new(eventId)));

    private async Task<int> InFeedAsync() => (await _app.Feed.PageAsync(null, 20, CancellationToken.None)).Entries.Count;
}
