using System.Globalization;

namespace AiInfra.Deals;

/// <summary>How exactly a date is known.</summary>
public enum DatePrecision { Day, Month, Quarter, Year }

/// <summary>
/// A date as exactly as it is known. Its text form shows its precision: <c>2025-09-10</c>, <c>2025-09</c>, <c>2025-Q3</c>, <c>2025</c>
/// (ISO 8601-1 §5.2.2 reduced precision; the quarter is common usage). <c>default</c> is no date.
/// </summary>
public readonly record struct PartialDate
{
    private PartialDate(DateOnly first, DatePrecision precision) => (First, Precision) = (first, precision);

    /// <summary>The first day of the period.</summary>
    public DateOnly First { get; }

    public DatePrecision Precision { get; }

    /// <summary>The last day of the period, included.</summary>
    public DateOnly Last => Precision switch
    {
        DatePrecision.Day => First,
        DatePrecision.Month => First.AddMonths(1).AddDays(-1),
        DatePrecision.Quarter => First.AddMonths(3).AddDays(-1),
        _ => First.AddYears(1).AddDays(-1),
    };

    public static PartialDate Day(DateOnly day) => new(day, DatePrecision.Day);

    public static PartialDate Year(int year) => new(new DateOnly(year, 1, 1), DatePrecision.Year);

    /// <summary>Reads the text form; years 1900 to 2199.</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        if (text is null || !DateOnly.TryParseExact(Anchor(text), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) return false;
        if (first.Year is < 1900 or > 2199) return false;
        date = new(first, PrecisionOf(text));
        return true;
    }

    public override string ToString() => Precision switch
    {
        DatePrecision.Day => First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DatePrecision.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DatePrecision.Quarter => string.Create(CultureInfo.InvariantCulture, $"{First.Year:D4}-Q{(First.Month + 2) / 3}"),
        _ => First.Year.ToString("D4", CultureInfo.InvariantCulture),
    };

    private static string Anchor(string text) => text.Length switch
    {
        4 => text + "-01-01",
        7 when text[5] == 'Q' => text[6] is >= '1' and <= '4' ? string.Create(CultureInfo.InvariantCulture, $"{text[..5]}{((text[6] - '1') * 3) + 1:D2}-01") : "",
        7 => text + "-01",
        _ => text,
    };

    private static DatePrecision PrecisionOf(string text) => text.Length switch
    {
        4 => DatePrecision.Year,
        7 => text[5] == 'Q' ? DatePrecision.Quarter : DatePrecision.Month,
        _ => DatePrecision.Day,
    };
}
