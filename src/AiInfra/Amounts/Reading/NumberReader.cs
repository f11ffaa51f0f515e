using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Reading;

/// <summary>A number as written, before any scale word.</summary>
/// <param name="Rounded">The word itself says that it is rounded ("une dizaine").</param>
/// <param name="Other">What the digits are in the other language the text may be in, if not the same.</param>
internal sealed record Number(decimal Value, bool Rounded, string Words, decimal? Other = null);

/// <summary>Reads numbers in digits and in words.</summary>
internal static class NumberReader
{
    public static Number? Read(Cursor cursor, bool inRange) => Digits(cursor) ?? Rounded(cursor) ?? Fraction(cursor) ?? Words(cursor, inRange);

    /// <summary>Null, too, when the digits make no number.</summary>
    private static Number? Digits(Cursor cursor)
    {
        if (cursor.Current is not { Kind: TokenKind.Number, Text: var digits } || NumberText.Read(digits, cursor.Language.DecimalComma) is not { } value) return null;
        cursor.At++;
        var other = cursor.OtherDecimalMark && NumberText.Read(digits, !cursor.Language.DecimalComma) is { } second && second != value ? second : (decimal?)null;
        var half = Half(cursor);
        return new(value + half, false, digits, other + half);
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

        return sum + part == 0 ? null : new Number(sum + part + Half(start), false, first);
    });

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
        >= 1000 => sum == 0,
        >= 100 => part < 100,
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
