using System.Globalization;
using AiInfra.Deals;

namespace AiInfra.Matching.Evidence;

/// <summary>How far apart two announcements lie; each date is the whole period it names.</summary>
/// <param name="Days">Whole days between the two periods, 0 when they overlap.</param>
/// <param name="Narrow">Both are known to the month at least.</param>
internal sealed record DateFit(int Days, bool Narrow, MatchPart Part)
{
    public static DateFit Of(PartialDate a, PartialDate b)
    {
        var days = Math.Max(0, Math.Max(b.First.DayNumber - a.Last.DayNumber, a.First.DayNumber - b.Last.DayNumber));
        var narrow = a.Precision <= DatePrecision.Month && b.Precision <= DatePrecision.Month;
        return new(days, narrow, new("date", days > DealMatch.WindowDays ? -40 : 10 - (days / 3), Reason(a, b, days)));
    }

    private static string Reason(PartialDate a, PartialDate b, int days) => days switch
    {
        0 when a == b => a.Precision is DatePrecision.Day ? $"announced on the same day ({a})" : $"announced in the same {a.Precision.ToString().ToLowerInvariant()} ({a})",
        0 => $"announced at dates that fit ({a}, {b})",
        1 => "announced a day apart",
        > DealMatch.WindowDays => string.Create(CultureInfo.InvariantCulture, $"announced {days} days apart, more than {DealMatch.WindowDays}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"announced {days} days apart"),
    };
}
