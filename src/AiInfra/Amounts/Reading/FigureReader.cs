using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Reading;

/// <summary>Reads one figure: currency, number, scale words, currency.</summary>
internal static class FigureReader
{
    public static Figure? Read(Cursor cursor, bool inRange = false) => cursor.Try(start =>
    {
        var before = CurrencyReader.Read(start);
        if (NumberReader.Read(start, inRange) is not { } number) return null;
        var figure = new Figure(number.Value, number.Other, null, null, number.Rounded, number.Words);
        SkipBeforeScale(start);
        if (ScaleReader.Read(start, number.Value) is { } scale) figure = Remainder(start, WithHalf(start, figure.With(scale), scale), scale);
        var after = CurrencyReader.ReadAfter(start);
        if (before is not null && after is not null && CurrencyMark.Merge(before, after) is null) return null;
        return figure with { Currency = CurrencyMark.Merge(before, after) };
    });

    /// <summary>"une dizaine de milliards".</summary>
    private static void SkipBeforeScale(Cursor cursor)
    {
        var start = cursor.At;
        if (cursor.Take(cursor.Language.Fillers) && ScaleReader.IsAt(cursor)) return;
        cursor.At = start;
    }

    /// <summary>A billion "and a half".</summary>
    private static Figure WithHalf(Cursor cursor, Figure figure, Scale scale) =>
        cursor.Take(cursor.Language.Halves, out var half) ? Plus(figure, new Figure(half, null, null, null, false, "").With(scale)) : figure;

    /// <summary>"2 billion 500 million": a remainder under a smaller scale word.</summary>
    private static Figure Remainder(Cursor cursor, Figure figure, Scale scale) => cursor.Try(start =>
        NumberReader.Read(start, inRange: true) is { } number && ScaleReader.Read(start, number.Value) is { } smaller && number.Value * smaller.Factor < scale.Factor
            ? Plus(figure, new Figure(number.Value, null, null, null, false, "").With(smaller))
            : null) ?? figure;

    private static Figure Plus(Figure figure, Figure more) =>
        figure with { Value = figure.Value + more.Value, Other = figure.Other is null && more.Other is null ? null : (figure.Other ?? figure.Value) + (more.Other ?? more.Value) };
}
