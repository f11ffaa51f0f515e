using AiInfra.Amounts.Languages;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Reading;

/// <summary>Reads signs, codes and names of currencies.</summary>
internal static class CurrencyReader
{
    public static CurrencyMark? Read(Cursor cursor) =>
        cursor.Take(cursor.Language.Currencies, out var named) ? named
        : cursor.Take(Neutral.Currencies, out var mark) ? mark
        : null;

    /// <summary>Behind a figure: "10 billion U.S. dollars", "14 milliards de dollars". A sign close to the next figure belongs to that one.</summary>
    public static CurrencyMark? ReadAfter(Cursor cursor)
    {
        var start = cursor.At;
        cursor.Skip(cursor.Language.Fillers);
        if (Read(cursor) is { } currency && (cursor.Current.Kind is not TokenKind.Number || cursor.Current.AfterSpace)) return currency;
        cursor.At = start;
        return null;
    }
}
