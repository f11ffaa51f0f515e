using AiInfra.Subscribers;
using CsCheck;

namespace AiInfra.Tests.Subscribers;

/// <summary>In every zone the machine knows, across every change of its clocks.</summary>
public sealed class LocalTimeProperties
{
    private static readonly Gen<TimeZoneInfo> Zones = Gen.OneOf([.. TimeZoneInfo.GetSystemTimeZones()]);
    private static readonly Gen<TimeOnly> Times = Gen.Int[0, (24 * 60) - 1].Select(minute => TimeOnly.MinValue.AddMinutes(minute));

    /// <summary>Half of them within three days of a change of clocks in the zone of New York or Paris.</summary>
    private static readonly Gen<DateTimeOffset> Instants = Gen.OneOf(
        Gen.Int[0, 15 * 366 * 24 * 60].Select(minutes => new DateTimeOffset(2011, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes)),
        Gen.Select(Gen.OneOf("2026-03-08", "2026-11-01", "2026-03-29", "2026-10-25", "2011-12-30"), Gen.Int[-3 * 24 * 60, 3 * 24 * 60])
            .Select((day, minutes) => DateTimeOffset.Parse(day, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal).AddMinutes(minutes)));

    [Fact]
    public void The_next_time_is_later_within_about_a_day_and_is_what_the_clocks_show_or_the_end_of_a_gap() =>
        Gen.Select(Zones, Times, Instants).Sample((zone, time, instant) =>
        {
            var (day, at) = LocalTimes.After(instant, time, zone).First();
            var shown = TimeZoneInfo.ConvertTime(at, zone).DateTime;
            var skipped = !IsShownAbout(at, day.ToDateTime(time), zone);
            return at > instant && at - instant <= TimeSpan.FromHours(49) && (skipped ? shown > day.ToDateTime(time) && !Shows(zone, at.AddMinutes(-1), shown.AddMinutes(-1)) : shown == day.ToDateTime(time));
        });

    [Fact]
    public void Times_come_in_order_and_each_once() =>
        Gen.Select(Zones, Times, Instants).Sample((zone, time, instant) =>
        {
            var all = LocalTimes.After(instant, time, zone).Take(10).Select(t => t.At).ToList();
            return all.Zip(all.Skip(1)).All(pair => pair.First <= pair.Second);
        });

    [Fact]
    public void Quiet_hours_are_over_when_they_do_not_hold_and_not_before() =>
        Gen.Select(Zones, Times, Times, Instants).Sample((zone, from, to, instant) =>
        {
            var quiet = new QuietHours(from, to);
            var over = quiet.Over(instant, zone);
            return !quiet.Hold(over, zone) && over >= instant && (over == instant) == !quiet.Hold(instant, zone) && over - instant <= TimeSpan.FromHours(75);
        });

    [Theory]
    [InlineData("America/New_York", "2026-03-08T06:59:00Z", "02:30", "2026-03-08T07:00:00Z")] // skipped: the gap's end, 03:00
    [InlineData("America/New_York", "2026-11-01T05:00:00Z", "01:30", "2026-11-01T05:30:00Z")] // shown twice: the first
    [InlineData("America/New_York", "2026-11-01T05:45:00Z", "01:30", "2026-11-01T06:30:00Z")] // and the second
    [InlineData("Europe/Paris", "2026-03-28T08:00:00Z", "08:00", "2026-03-29T06:00:00Z")]
    [InlineData("Europe/Paris", "2026-10-24T07:00:00Z", "08:00", "2026-10-25T07:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T08:00:00Z", "12:00", "2011-12-30T10:00:00Z")] // a day left out: its end, the 31st at 00:00
    [InlineData("Africa/Casablanca", "2018-03-24T12:00:00Z", "02:30", "2018-03-25T02:00:00Z")]
    [InlineData("Asia/Kolkata", "2026-11-20T12:00:00Z", "08:00", "2026-11-21T02:30:00Z")]
    [InlineData("No/Such_Place", "2026-11-20T12:00:00Z", "08:00", "2026-11-21T08:00:00Z")]
    public void Clocks_that_change_are_read_as_people_read_them(string zone, string instant, string time, string expected) =>
        Assert.Equal(At(expected), LocalTimes.After(At(instant), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture), LocalTimes.Zone(zone)).First().At);

    /// <summary>Whether the clocks show a time by any offset that the zone has about an instant.</summary>
    private static bool IsShownAbout(DateTimeOffset at, DateTime local, TimeZoneInfo zone) =>
        new[] { -26, 0, 26 }.Select(hours => zone.GetUtcOffset(at.AddHours(hours))).Any(offset => Shows(zone, new(local, offset), local));

    private static bool Shows(TimeZoneInfo zone, DateTimeOffset instant, DateTime local) => TimeZoneInfo.ConvertTime(instant, zone).DateTime == local;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
