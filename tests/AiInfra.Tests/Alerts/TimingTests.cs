using System.Globalization;
using AiInfra.Alerts;
using AiInfra.Subscribers;

namespace AiInfra.Tests.Alerts;

/// <summary>Friday, 20 November 2026, 23:00 in Paris (22:00 UTC).</summary>
public sealed class TimingTests
{
    private static readonly DateTimeOffset Now = At("2026-11-20T22:00:00Z");
    private static readonly ChannelAddress Mail = new(ChannelType.Email, "reader@example.com");
    private static readonly ChannelAddress Hook = new(ChannelType.Webhook, "https://hooks.example.org/");
    private static readonly Subscriber Reader = new("s-1", null, [Mail, Hook], ["r"], Now) { TimeZone = "Europe/Paris" };
    private static readonly QuietHours Night = new(new(22, 0), new(7, 0));

    [Fact]
    public void Whoever_wants_everything_is_told_now() => Assert.IsType<Timing.Now>(Of(Reader));

    [Fact]
    public void A_daily_reader_waits_for_eight_in_the_morning_where_they_are() => AssertHeld(SummaryKind.Daily, "2026-11-21T07:00:00Z", Of(Reader with { Frequency = Frequency.Daily }));

    [Fact]
    public void A_weekly_reader_waits_for_Monday() => AssertHeld(SummaryKind.Weekly, "2026-11-23T07:00:00Z", Of(Reader with { Frequency = Frequency.Weekly }));

    [Fact]
    public void At_night_people_are_left_in_peace() => AssertHeld(SummaryKind.Quiet, "2026-11-21T06:00:00Z", Of(Reader with { QuietHours = Night }));

    [Fact]
    public void A_digest_due_in_quiet_hours_waits_for_their_end() =>
        AssertHeld(SummaryKind.Daily, "2026-11-21T08:00:00Z", Of(Reader with { Frequency = Frequency.Daily, QuietHours = new(new(22, 0), new(9, 0)) }));

    [Fact]
    public void An_urgent_rule_passes_quiet_hours_and_not_the_frequency()
    {
        Assert.IsType<Timing.Now>(Of(Reader with { QuietHours = Night }, Alert(urgent: true)));
        AssertHeld(SummaryKind.Daily, "2026-11-21T07:00:00Z", Of(Reader with { Frequency = Frequency.Daily }, Alert(urgent: true)));
    }

    [Fact]
    public void Machines_do_not_sleep() => Assert.IsType<Timing.Now>(Of(Reader with { Frequency = Frequency.Weekly, QuietHours = Night }, address: Hook));

    [Fact]
    public void A_correction_of_what_was_told_directly_waits_for_no_digest_but_for_the_morning()
    {
        var daily = Reader with { Frequency = Frequency.Daily };
        var correction = Alert(EventKind.Correction);

        Assert.IsType<Timing.Now>(Of(daily, correction, toldDirectly: true));
        AssertHeld(SummaryKind.Quiet, "2026-11-21T06:00:00Z", Of(daily with { QuietHours = Night }, correction, toldDirectly: true));
        AssertHeld(SummaryKind.Daily, "2026-11-21T07:00:00Z", Of(daily, correction, toldDirectly: false));
    }

    [Fact]
    public void Who_does_not_want_to_hear_is_told_never_and_the_ledger_why()
    {
        Assert.Equal("the subscriber has paused", Never(Reader with { Paused = true }));
        Assert.Equal("the subscriber has muted the deal", Never(Reader with { Muted = [Alert().Event.Deal.Id] }));
        Assert.Equal("the channel is disabled", Never(Reader, Mail with { State = ChannelState.Disabled }));
        Assert.Equal("the channel is not confirmed", Never(Reader, Hook with { State = ChannelState.Unverified }));
    }

    private static string Never(Subscriber reader, ChannelAddress? address = null) => Assert.IsType<Timing.Never>(Of(reader, address: address)).Why;

    private static Timing Of(Subscriber reader, Alert? alert = null, bool toldDirectly = false, ChannelAddress? address = null) =>
        Timing.Of(reader, address ?? Mail, alert ?? Alert(), toldDirectly, Now);

    private static Alert Alert(EventKind kind = EventKind.Crossed, bool urgent = false)
    {
        var rule = new MetRule("r", "A rule", "it is met", Urgent: urgent);
        var link = new Uri("https://deals.example.org/");
        return new("dlv_1", new(ReaderLanguage.En, null, null), new() { Id = "e", Kind = kind, Deal = Given.Of(Given.Usd(20)), Rules = [rule], OccurredAt = Now }, [rule], new(link, link, link));
    }

    private static void AssertHeld(SummaryKind kind, string until, Timing timing) => Assert.Equal(new Timing.Held(kind, At(until)), timing);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
