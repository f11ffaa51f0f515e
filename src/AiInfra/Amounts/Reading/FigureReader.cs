using AiInfra.Amounts.Reading.Numbers;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Reading;

/// <summary>Reads one figure: currency, number, scale words, currency.</summary>
internal static class FigureReader
{
    public static Figure? Read(Cursor cursor, bool inRange = false) => cursor.Try(start =>
    {
        var before = CurrencyReader.ReadBefore(start);
        if (NumberReader.Read(start, inRange) is not { } number) return null;
        var figure = new Figure(number.Value, null, null, null, number.Rounded ? AmountQualifier.About : null, number.Words);
        if (TakePlus(start)) figure = figure with { Says = AmountQualifier.AtLeast };
        SkipBeforeScale(start);
        if (ScaleReader.Read(start, number.Value) is { } scale) figure = Remainder(start, WithHalf(start, figure.With(scale), number, scale), scale);
        var after = CurrencyReader.ReadAfter(start);
        var currency = CurrencyMark.Merge(before, after);
        if (before is not null && after is not null && currency is null) return null;
        return number.Indian && currency?.Code != "INR" && figure.Scale?.IsIndian != true ? null : figure with { Currency = currency };
    });

    /// <summary>"10+ billion".</summary>
    private static bool TakePlus(Cursor cursor)
    {
        var start = cursor.At;
        if (cursor.TakeSign('+') && ScaleReader.IsAt(cursor)) return true;
        cursor.At = start;
        return false;
    }

    /// <summary>"une dizaine de milliards".</summary>
    private static void SkipBeforeScale(Cursor cursor)
    {
        var start = cursor.At;
        if (cursor.Take(cursor.Language.Fillers) && ScaleReader.IsAt(cursor)) return;
        cursor.At = start;
    }

    /// <summary>A billion "and a half"; "dos mil millones y medio" are half a thousand millions more.</summary>
    private static Figure WithHalf(Cursor cursor, Figure figure, Number number, Scale scale)
    {
        if (!cursor.Take(cursor.Language.Halves, out var half)) return figure;
        var inThousands = number.Value % 1000 == 0 && char.IsLetter(number.Words[0]);
        return Plus(figure, Small(inThousands ? half * 1000 : half).With(scale));
    }

    /// <summary>"2 billion 500 million": a remainder under a smaller scale word.</summary>
    private static Figure Remainder(Cursor cursor, Figure figure, Scale scale) => cursor.Try(start =>
    {
        start.Skip(start.Language.RemainderJoints);
        if (NumberReader.Read(start, inRange: true) is not { } number) return null;
        if ((ScaleReader.Read(start, number.Value) ?? (IsCounted(start, number) ? new Scale(1) : null)) is not { } smaller) return null;
        return number.Value * smaller.Factor < scale.Factor ? Plus(figure, Small(number.Value).With(smaller)) : null;
    }) ?? figure;

    /// <summary>One million "two hundred thousand dollars": the thousand is part of the number, and the currency behind shows that it belongs to the amount.</summary>
    private static bool IsCounted(Cursor cursor, Number number)
    {
        var start = cursor.At;
        var counted = number.Value >= 1000 && char.IsLetter(number.Words[0]) && CurrencyReader.ReadAfter(cursor) is not null;
        cursor.At = start;
        return counted;
    }

    private static Figure Small(decimal value) => new(value, null, null, null, null, "");

    private static Figure Plus(Figure figure, Figure more) =>
        figure with { Value = figure.Value + more.Value, Other = figure.Other is null && more.Other is null ? null : (figure.Other ?? figure.Value) + (more.Other ?? more.Value) };
}
