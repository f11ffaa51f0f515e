using AiInfra.Amounts.Languages;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Reading.Numbers;

/// <summary>Reads scale words: "billion", "Md", "mille milliards".</summary>
internal static class ScaleReader
{
    private const decimal Thousand = 1e3m;
    private const decimal Lakh = 1e5m; // the largest that counts another: "lakh crore"
    private const decimal LargestFactor = 1e15m;

    public static bool IsAt(Cursor cursor) => cursor.Looking(cursor.Language.Scales) || cursor.Looking(Neutral.Scales);

    /// <param name="cursor">Behind the number.</param>
    /// <param name="number">The number; hundreds are not counted in hundreds.</param>
    public static Scale? Read(Cursor cursor, decimal number)
    {
        var before = cursor.At;
        if (One(cursor) is not { } scale) return null;
        if (scale.Factor == 100 && number >= 100)
        {
            cursor.At = before;
            return null;
        }

        while (scale.Factor is >= 100 and <= Lakh)
        {
            var start = cursor.At;
            if (One(cursor) is { } next && next.Factor >= scale.Factor && next.Factor >= Thousand && scale.Factor * next.Factor <= LargestFactor)
            {
                scale = new(scale.Factor * next.Factor, next.Other * scale.Factor);
                continue;
            }

            cursor.At = start;
            break;
        }

        return scale;
    }

    private static Scale? One(Cursor cursor)
    {
        if (cursor.Take(cursor.Language.Multipliers, out var factor)) return factor;
        return cursor.Take(cursor.Language.Scales, out var scale) || cursor.Take(Neutral.Scales, out scale) ? scale : null;
    }
}
