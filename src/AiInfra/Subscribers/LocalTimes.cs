namespace AiInfra.Subscribers;

/// <summary>
/// When the clocks of a time zone show a time of day. A time that clocks skip is shown, for our purpose, at the end of the gap; one that they show twice counts both times.
/// </summary>
public static class LocalTimes
{
    /// <summary>Far enough that a day of the week comes, even across a day that a zone left out.</summary>
    private const int DaysAhead = 16;

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

    private static IEnumerable<DateTimeOffset> Shown(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local)) local = EndOfGap(local, zone);
        return zone.IsAmbiguousTime(local)
            ? zone.GetAmbiguousTimeOffsets(local).OrderDescending().Select(offset => new DateTimeOffset(local, offset))
            : [new DateTimeOffset(local, zone.GetUtcOffset(local))];
    }

    /// <summary>Gaps end on whole minutes.</summary>
    private static DateTime EndOfGap(DateTime local, TimeZoneInfo zone)
    {
        var minute = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(minute)) minute = minute.AddMinutes(1);
        return minute;
    }
}
