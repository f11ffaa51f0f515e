using AiInfra.Subscribers;

namespace AiInfra.Tests.Subscribers;

public sealed class OwnChangesTests
{
    private static readonly DateTimeOffset Later = Given.Now.AddHours(1);

    private readonly ChannelAddress _mail = new(ChannelType.Email, "a@example.com") { State = ChannelState.Unverified };
    private readonly ChannelAddress _hook = new(ChannelType.Webhook, "https://hooks.example.org/x", "whsec_old");

    [Fact]
    public void Who_confirms_is_a_subscriber_from_then_on_and_twice_is_once()
    {
        var confirmed = Of(_mail).Confirm(_mail.Key, Later);

        Assert.Equal((ChannelState.Live, Later), (confirmed.Channels[0].State, confirmed.CreatedAt));
        Assert.Same(confirmed, confirmed.Confirm(_mail.Key, Later.AddDays(1)));
    }

    [Fact]
    public void A_channel_that_was_switched_off_cannot_be_confirmed()
    {
        var off = Of(_mail with { State = ChannelState.Disabled });
        Assert.Same(off, off.Confirm(_mail.Key, Later));
    }

    [Fact]
    public void Without_its_last_channel_nobody_is_left_and_without_another_everything_else_stays()
    {
        Assert.Null(Of(_mail).Without(_mail.Key));
        Assert.Equal([_hook], Of(_mail, _hook).Without(_mail.Key)!.Channels);
        var other = Of(_mail);
        Assert.Same(other, other.Without(_hook.Key));
    }

    [Fact]
    public void Without_a_contact_the_channels_stay()
    {
        var contact = Of(_hook) with { Contact = "owner@example.com" };
        var left = contact.Without(contact.Addresses.Last().Key)!;
        Assert.Null(left.Contact);
        Assert.Equal([_hook], left.Channels);
    }

    [Fact]
    public void A_key_is_changed_once_by_the_same_form_and_the_old_one_stays_good_for_a_day()
    {
        var was = OwnChanges.MarkOf("whsec_old");
        var once = Of(_hook).Rotate(_hook.Key, was, "whsec_new", Later);

        Assert.Equal(("whsec_new", new RetiredKey("whsec_old", Later.AddHours(24))), (once.Channels[0].SigningSecret, once.Channels[0].OldKey));
        Assert.Same(once, once.Rotate(_hook.Key, was, "whsec_newer", Later));
    }

    [Fact]
    public void Muting_twice_is_once_and_can_be_taken_back()
    {
        var muted = Of(_mail).Mute("deal-1");
        Assert.Same(muted, muted.Mute("deal-1"));
        Assert.Empty(muted.Unmute("deal-1").Muted);
        Assert.Same(muted, muted.Unmute("deal-2"));
    }

    [Fact]
    public void So_many_can_be_muted_and_then_the_oldest_are_told_again()
    {
        var muted = Enumerable.Range(0, OwnChanges.MaxMuted + 5).Aggregate(Of(_mail), (subscriber, i) => subscriber.Mute($"deal-{i}"));
        Assert.Equal((OwnChanges.MaxMuted, "deal-5"), (muted.Muted.Length, muted.Muted[0]));
    }

    [Fact]
    public void Only_what_was_never_confirmed_is_forgotten_when_its_time_is_over()
    {
        Assert.Null(Of(_mail).WithoutUnverified(Given.Now));
        Assert.NotNull(Of(_mail).WithoutUnverified(Given.Now.AddTicks(-1)));
        Assert.Equal([_hook], Of(_mail, _hook).WithoutUnverified(Later)!.Channels);
    }

    private static Subscriber Of(params ChannelAddress[] channels) => new("s-1", null, [.. channels], ["over-10b"], Given.Now);
}
