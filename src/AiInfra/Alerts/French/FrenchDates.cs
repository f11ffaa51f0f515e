using System.Globalization;
using AiInfra.Deals;

namespace AiInfra.Alerts.French;

/// <summary>A date in words, as exactly as it is known: "10 septembre 2025", "septembre 2025", "3e trimestre 2025", "2025". It never breaks over two lines.</summary>
internal static class FrenchDates
{
    private static readonly string[] Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    public static string Of(PartialDate date)
    {
        var day = date.First;
        var words = date.Precision switch
        {
            DatePrecision.Day => $"{First(day.Day, "")} {Months[day.Month - 1]} {Year(day)}",
            DatePrecision.Month => $"{Months[day.Month - 1]} {Year(day)}",
            DatePrecision.Quarter => $"{First(((day.Month - 1) / 3) + 1, "e")} trimestre {Year(day)}",
            _ => Year(day),
        };
        return words.Replace(' ', '\u00A0');
    }

    /// <summary>Of the days only the first is an ordinal; of the quarters all are.</summary>
    private static string First(int number, string other) => number == 1 ? "1er" : number.ToString(CultureInfo.InvariantCulture) + other;

    private static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);
}
