using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Reading.Numbers;

/// <summary>A number as written, before any scale word.</summary>
/// <param name="Rounded">The word itself says that it is rounded ("une dizaine").</param>
/// <param name="Indian">Grouped as in India: "12,34,567".</param>
internal sealed record Number(decimal Value, bool Rounded, string Words, bool Indian = false);

/// <summary>Reads numbers in digits and in words.</summary>
internal static class NumberReader
{
    public static Number? Read(Cursor cursor, bool inRange) => Digits(cursor) ?? Rounded(cursor) ?? Fraction(cursor) ?? Words(cursor, inRange);

    /// <summary>Null, too, when the digits make no number.</summary>
    private static Number? Digits(Cursor cursor)
    {
        if (cursor.Current is not { Kind: TokenKind.Number, Text: var digits }) return null;
        var usual = NumberText.Read(digits, cursor.DecimalComma);
        if ((usual ?? NumberText.ReadIndian(digits)) is not { } value) return null;
        cursor.At++;
        return new(WithRest(cursor, value) + Half(cursor), false, digits, usual is null);
    }

    private static Number? Rounded(Cursor cursor) => cursor.Take(cursor.Language.RoundNumbers, out var value) ? new(value, true, "round number") : null;

    private static Number? Fraction(Cursor cursor) => cursor.Try(start =>
        start.Take(start.Language.Fractions, out var fraction) && ScaleReader.IsAt(start) ? new Number(fraction, false, "fraction") : null);

    private static Number? Words(Cursor cursor, bool inRange) => cursor.Try(start =>
    {
        var (sum, part, first) = (0m, 0m, start.Current.Text);
        if (start.Take(start.Language.Articles)) part = IsMultiplied(start) ? 1 : 0;
        while (NextWord(start, part, sum, inRange) is { } word)
        {
            if (word >= 1000) (sum, part) = (sum + (Math.Max(part, 1) * word), 0);
            else part = word >= 100 ? Math.Max(part, 1) * word : part + word;
        }

        if (sum + part == 0) return null;
        var value = part == 0 && sum % 1000 == 0 ? sum + (Hundreds(start) ?? 0) : sum + part + Decimals(start);
        return new Number(value + Half(start), false, first);
    });

    /// <summary>Two "point two five" billion; zero when there are none.</summary>
    private static decimal Decimals(Cursor cursor)
    {
        var start = cursor.At;
        var (decimals, place) = (0m, 1m);
        if (cursor.Take(cursor.Language.DecimalWords))
        {
            while (place > 1e-6m && cursor.Take(cursor.Language.Numbers, out var word) && word is >= 1 and < 100 && word % 1 == 0) decimals += word * (place /= word < 10 ? 10 : 100);
        }

        if (decimals == 0) cursor.At = start;
        return decimals;
    }

    /// <summary>5 "mil 500" millones.</summary>
    private static decimal WithRest(Cursor cursor, decimal value)
    {
        var start = cursor.At;
        if (value < 1000 && value % 1 == 0 && cursor.Take(cursor.Language.Thousands) && Hundreds(cursor) is { } rest) return (value * 1000) + rest;
        cursor.At = start;
        return value;
    }

    /// <summary>Mil "500" millones: up to three digits before a scale word.</summary>
    private static decimal? Hundreds(Cursor cursor)
    {
        if (cursor.Current is not { Kind: TokenKind.Number, Text: { Length: <= 3 } digits } || NumberText.Read(digits, true) is not { } rest) return null;
        cursor.At++;
        if (ScaleReader.IsAt(cursor)) return rest;
        cursor.At--;
        return null;
    }

    private static bool IsMultiplied(Cursor cursor) => cursor.Looking(cursor.Language.Multipliers) || ScaleReader.IsAt(cursor);

    private static decimal? NextWord(Cursor cursor, decimal part, decimal sum, bool inRange)
    {
        var start = cursor.At;
        if (!inRange && (part >= 100 || sum > 0)) cursor.Take(cursor.Language.NumberJoints);
        if (cursor.Take(cursor.Language.Numbers, out var word) && Fits(word, part, sum)) return word;
        cursor.At = start;
        if (part + sum > 0 && cursor.Take(cursor.Language.Multipliers, out word) && Fits(word, part, sum)) return word;
        cursor.At = start;
        return null;
    }

    /// <summary>"twenty" "five" is one number, "five" "ten" are two. French counts on to nineteen after sixty and eighty.</summary>
    private static bool Fits(decimal word, decimal part, decimal sum) => word switch
    {
        1000 => sum == 0,
        > 1000 => sum + part == 0, // a compound: "fünftausend"
        100 => part < 100,
        > 100 => part == 0,
        _ => part % 100 is var rest && (rest == 0 || (rest >= 20 && rest % 10 == 0 && word < (rest is 60 or 80 ? 20 : 10))),
    };

    /// <summary>Two "and a half" billion.</summary>
    private static decimal Half(Cursor cursor)
    {
        var start = cursor.At;
        if (cursor.Take(cursor.Language.Halves, out var half) && ScaleReader.IsAt(cursor)) return half;
        cursor.At = start;
        return 0;
    }
}
