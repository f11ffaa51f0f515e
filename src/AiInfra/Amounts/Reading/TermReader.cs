using AiInfra.Amounts.Reading.Numbers;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Reading;

/// <summary>What the words say of the time an amount runs over.</summary>
internal sealed record TermWords(decimal? Years = null, int? Start = null, int? End = null);

/// <summary>Reads "over five years", "starting in 2027", "through 2028", "2027-2031".</summary>
internal static class TermReader
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    public static TermWords? Read(Cursor cursor) =>
        cursor.Try(Duration) ?? cursor.Try(Period) ?? cursor.Try(Start) ?? cursor.Try(End);

    /// <summary>"in 2026": the time of the amount directly behind it, elsewhere only a date.</summary>
    public static TermWords? During(Cursor cursor) => cursor.Take(cursor.Language.During) && Year(cursor) is { } year ? new(null, year, year) : null;

    private static TermWords? Duration(Cursor cursor)
    {
        if (cursor.Take(cursor.Language.WholeDurations, out var whole)) return new(whole);
        var opened = cursor.Take(cursor.Language.Durations);
        decimal? count = Count(cursor) ?? (opened && cursor.Take(cursor.Language.Articles) ? 1 : null);
        if (count is null) return null;
        var range = (cursor.TakeSign('-') || cursor.Take(cursor.Language.RangeJoints)) && Count(cursor) is not null;
        if (!cursor.Take(cursor.Language.YearUnits, out var unit)) return null;
        return new(range ? null : Math.Round(count.Value * unit, 4));
    }

    private static decimal? Count(Cursor cursor) => NumberReader.Read(cursor, inRange: true) is { Value: > 0 and <= 1000 and var value } ? value : null;

    /// <summary>From one year to another, with or without words around them.</summary>
    private static TermWords? Period(Cursor cursor)
    {
        var between = cursor.Take(cursor.Language.Between);
        if (!between) cursor.Take(cursor.Language.RangeFrom);
        return Year(cursor) is { } start && (cursor.TakeSign('-') || cursor.Take(between ? cursor.Language.BetweenJoints : cursor.Language.RangeJoints)) && Year(cursor) is { } end && end >= start
            ? new(null, start, end)
            : null;
    }

    private static TermWords? Start(Cursor cursor) => (cursor.Take(cursor.Language.Starts) || cursor.Take(cursor.Language.RangeFrom)) && Year(cursor) is { } year ? new(null, year) : null;

    private static TermWords? End(Cursor cursor) => cursor.Take(cursor.Language.Ends) && Year(cursor) is { } year ? new(null, null, year) : null;

    private static int? Year(Cursor cursor)
    {
        cursor.Skip(cursor.Language.DateParts);
        if (cursor.Current is not { Kind: TokenKind.Number, Text: { Length: 4 } digits } || NumberText.Read(digits, false) is not (>= FirstYear and <= LastYear and var year)) return null;
        cursor.At++;
        return ScaleReader.IsAt(cursor) ? null : (int)year;
    }
}
