using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rules;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Notifications.Health;

/// <summary>An address that is dead is left alone, and its owner hears of it.</summary>
public sealed class ChannelHealthTests : IClassFixture<OwnTables>
{
    private readonly AppParts _app;
    private readonly RecordingChannel _mail = new(ChannelType.Email);
    private readonly RecordingChannel _hook = new(ChannelType.Webhook);
    private readonly FaultyWire _wire = new();
    private readonly Postman _postman;
    private readonly Rule _rule = Given.Rule();

    public ChannelHealthTests(OwnTables tables)
    {
        _app = new(tables.Through(_wire));
        _postman = new(_app, _mail, _hook);
    }

    [Theory]
    [InlineData(RefusalReason.Gone, "HTTP 410", "nobody listens at the address any more (HTTP 410)")]
    [InlineData(RefusalReason.NotAllowed, "HTTP 403", "the receiver does not let us in (HTTP 403)")]
    [InlineData(RefusalReason.AddressNotPublic, "the host has no public address", "the host has no public address")]
    [InlineData(RefusalReason.Rejected, "HTTP 400", null)]
    public async Task An_address_that_is_gone_is_disabled_at_once_and_its_owner_told_by_mail(string reason, string detail, string? why)
    {
        var owner = await FollowAsync(Webhook(), Given.Mailbox(Given.NewId("owner")));
        _hook.Answer = _ => new SendResult.Refused(reason, detail);

        await RaiseAsync();

        var channel = (await StoredAsync(owner)).Channels[0];
        Assert.Equal((why is null ? ChannelState.Live : ChannelState.Disabled, why), (channel.State, channel.Why));
        Assert.Equal(why is null ? [] : [$"webhook https://hooks.example.org/…: {why}"], _mail.Sent.Select(s => s.Notification).OfType<Notice>().Where(n => n.Kind is NoticeKind.ChannelDisabled).Select(n => n.Detail));
        Assert.DoesNotContain(_app.Bus.Asked, p => p.Message.Body.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no-such-mailbox", "550 5.1.1 no such user", true)]
    [InlineData("no-such-mailbox", "550 no mailbox here", true)]
    [InlineData(RefusalReason.Suppressed, "bounced", true)]
    [InlineData("smtp-550", "550 5.7.1 blocked as spam", false)]
    [InlineData("smtp-552", "552 5.2.2 mailbox full", false)]
    public async Task A_mailbox_that_does_not_exist_is_disabled_and_one_that_did_not_want_this_mail_is_not(string reason, string detail, bool disabled)
    {
        var owner = await FollowAsync(Given.Mailbox(Given.NewId("gone")));
        _mail.Answer = _ => new SendResult.Refused(reason, detail);

        await RaiseAsync();

        Assert.Equal(disabled, (await StoredAsync(owner)).Channels[0].State is ChannelState.Disabled);
    }

    [Fact]
    public async Task Who_has_no_mailbox_among_the_channels_is_told_at_the_address_they_left_for_that()
    {
        var owner = Given.Subscriber(_rule.Id, Webhook()) with { Contact = "contact@example.com" };
        await _app.Subscribers.PutAsync(owner, CancellationToken.None);
        _hook.Answer = _ => new SendResult.Refused(RefusalReason.Gone, "HTTP 410");

        await RaiseAsync();

        Assert.Equal("contact@example.com", Assert.Single(_mail.Sent).Address.Address);
    }

    [Fact]
    public async Task Nothing_more_goes_to_a_disabled_channel_and_the_ledger_says_so()
    {
        var owner = await FollowAsync(Webhook());
        _hook.Answer = _ => new SendResult.Refused(RefusalReason.Gone, "HTTP 410");
        await RaiseAsync();

        var next = await RaiseAsync();

        Assert.Single(_hook.Sent);
        var delivery = Assert.Single(await _app.Ledger.OfAsync(next.Id, owner.Id, CancellationToken.None));
        Assert.Equal((DeliveryState.Withheld, "the channel is disabled"), (delivery.State, delivery.Detail));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_channel_that_fails_for_five_days_is_disabled_unless_something_got_through_meanwhile(bool gotThrough)
    {
        var owner = await FollowAsync(Webhook());
        _hook.Answer = _ => new SendResult.Failed("HTTP 503");
        await RaiseAsync();
        _app.Clock.Advance(TimeSpan.FromDays(2));
        _hook.Answer = _ => gotThrough ? new SendResult.Accepted("ok") : new SendResult.Failed("HTTP 503");
        await RaiseAsync();
        _hook.Answer = _ => new SendResult.Failed("HTTP 503");
        _app.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        await RaiseAsync();
        Assert.Equal(ChannelState.Live, (await StoredAsync(owner)).Channels[0].State);

        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await RaiseAsync();

        var channel = (await StoredAsync(owner)).Channels[0];
        Assert.Equal(gotThrough ? (ChannelState.Live, null) : (ChannelState.Disabled, "nothing got through for 5 days; last: HTTP 503"), (channel.State, channel.Why));
    }

    [Fact]
    public async Task A_mail_server_that_is_down_says_nothing_of_the_mailbox()
    {
        var owner = await FollowAsync(Given.Mailbox(Given.NewId("a")));
        _mail.Answer = _ => new SendResult.Failed("no connection to the mail server");
        await RaiseAsync();
        _app.Clock.Advance(TimeSpan.FromDays(9));
        await RaiseAsync();

        Assert.Equal(ChannelState.Live, (await StoredAsync(owner)).Channels[0].State);
    }

    [Fact]
    public async Task While_all_is_well_nothing_is_written_about_it()
    {
        await FollowAsync(Webhook());
        _wire.Requests.Clear();

        await RaiseAsync();

        Assert.DoesNotContain(_wire.Requests, r => r.Contains("channelhealth", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_breaks_off_between_disabling_and_telling_is_made_good()
    {
        await FollowAsync(Webhook(), Given.Mailbox(Given.NewId("owner")));
        _hook.Answer = _ => new SendResult.Refused(RefusalReason.Gone, "HTTP 410");
        _app.Bus.Fault = entity => _hook.Sent.IsEmpty ? null : new BusUnavailableException("down", new IOException());
        await Assert.ThrowsAsync<BusUnavailableException>(() => RaiseAsync());
        _app.Bus.Fault = _ => null;
        Assert.DoesNotContain(_mail.Sent, s => s.Notification is Notice);

        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        await _app.Disabling.SweepAsync(CancellationToken.None);
        await _app.Disabling.SweepAsync(CancellationToken.None);
        await _postman.DeliverDueAsync();

        Assert.Single(_mail.Sent, s => s.Notification is Notice);
    }

    private static ChannelAddress Webhook() => new(ChannelType.Webhook, $"https://hooks.example.org/secret/{Given.NewId("x")}");

    private async Task<Subscriber> FollowAsync(params ChannelAddress[] channels)
    {
        var owner = Given.Subscriber(_rule.Id, channels);
        await _app.Subscribers.PutAsync(owner, CancellationToken.None);
        return owner;
    }

    private async Task<DealEvent> RaiseAsync()
    {
        var found = await _postman.RaiseAsync(_rule);
        await _postman.DeliverDueAsync();
        return found;
    }

    private async Task<Subscriber> StoredAsync(Subscriber owner) => (await _app.Subscribers.FindAsync(owner.Id, CancellationToken.None))!;
}
