using AiInfra.Amounts.Languages;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Reading;

/// <summary>Reads signs, codes and names of currencies.</summary>
internal static class CurrencyReader
{
    private static readonly CurrencyMark Rand = new("ZAR");

    public static CurrencyMark? Read(Cursor cursor) =>
        cursor.Take(cursor.Language.Currencies, out var named) ? named
        : cursor.Take(Neutral.Currencies, out var mark) ? mark
        : null;

    /// <summary>Before a figure; the South African R stands close to it.</summary>
    public static CurrencyMark? ReadBefore(Cursor cursor)
    {
        if (cursor is not { Current: { Kind: TokenKind.Word, Text: "r" }, Next: { Kind: TokenKind.Number, AfterSpace: false } }) return Read(cursor);
        cursor.At++;
        return Rand;
    }

    /// <summary>Behind a figure: "10 billion U.S. dollars", "14 milliards de dollars". A sign close to the next figure belongs to that one.</summary>
    public static CurrencyMark? ReadAfter(Cursor cursor)
    {
        var start = cursor.At;
        cursor.Skip(cursor.Language.Fillers);
        if ((Read(cursor) ?? Homograph(cursor)) is { } currency && (cursor.Current.Kind is not TokenKind.Number || cursor.Current.AfterSpace)) return currency;
        cursor.At = start;
        return null;
    }

    private static CurrencyMark? Homograph(Cursor cursor) => cursor.Take(cursor.Language.CurrenciesAfterFigure, out var currency) ? currency : null;
}
