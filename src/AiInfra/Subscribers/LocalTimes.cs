namespace AiInfra.Subscribers;

/// <summary>
/// When the clocks of a time zone show a time of day. A time that clocks skip is shown, for our purpose, at the end of the gap; one that they show twice counts both times.
/// </summary>
public static class LocalTimes
{
    /// <summary>Far enough that a day of the week comes, even across a day that a zone left out.</summary>
    private const int DaysAhead = 16;

    /// <summary>Farther than any zone is from UTC, and nearer than two changes of the clocks are to each other.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(26);

    /// <param name="id">IANA name; an unknown one is UTC, so that nobody goes without their messages.</param>
    public static TimeZoneInfo Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The instants after another at which the clocks show the time, in order, each with the day it belongs to.</summary>
    public static IEnumerable<(DateOnly Day, DateTimeOffset At)> After(DateTimeOffset instant, TimeOnly time, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
        for (var ahead = -1; ahead <= DaysAhead; ahead++)
        {
            var day = today.AddDays(ahead);
            foreach (var at in Shown(day.ToDateTime(time), zone))
            {
                if (at > instant) yield return (day, at);
            }
        }
    }

    /// <summary>When the clocks show a time; for one that they skip, when the gap ends. Gaps end on whole minutes.</summary>
    private static List<DateTimeOffset> Shown(DateTime local, TimeZoneInfo zone)
    {
        while (true)
        {
            if (At(local, zone) is { Count: > 0 } shown) return shown;
            local = local.AddTicks(TimeSpan.TicksPerMinute - (local.Ticks % TimeSpan.TicksPerMinute));
        }
    }

    /// <summary>
    /// Tried out with the offsets of the day before and the day after: what <see cref="TimeZoneInfo"/> itself says of skipped and repeated times knows the changes of summer time alone, not those of a zone that moves
    /// to another offset, as Morocco has, or leaves out a day, as Samoa did.
    /// </summary>
    private static List<DateTimeOffset> At(DateTime local, TimeZoneInfo zone)
    {
        var about = new DateTimeOffset(local, TimeSpan.Zero);
        return [.. new[] { about - Near, about + Near }.Select(zone.GetUtcOffset).Distinct().OrderDescending().Select(offset => new DateTimeOffset(local, offset)).Where(at => TimeZoneInfo.ConvertTime(at, zone).DateTime == local)];
    }
}
