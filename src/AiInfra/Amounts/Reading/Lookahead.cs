using AiInfra.Amounts.Reading.Numbers;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Reading;

/// <summary>What stands at or behind a place, without moving on.</summary>
internal sealed class Lookahead(Cursor cursor)
{
    /// <summary>A year of its own: "im Jahr 2026" is not "im Jahr".</summary>
    public bool Year() => Peek(() => TermReader.During(cursor) is not null);

    /// <summary>A figure, perhaps with a qualifier before it.</summary>
    public bool Figure() => Peek(() =>
    {
        cursor.Skip(cursor.Language.QualifiersBefore);
        cursor.Skip(cursor.Language.Fillers);
        return FigureReader.Read(cursor) is not null;
    });

    /// <summary>A figure behind the next word or sign.</summary>
    public bool FigureNext() => Next(Figure);

    /// <summary>The name of a currency behind the next word.</summary>
    public bool CurrencyNameNext() => Next(() => cursor.Current.Kind is TokenKind.Word && cursor.Looking(cursor.Language.Currencies));

    /// <summary>"5 mil M€" where "mil" is the scale: the currency behind shows that what stands between is no name.</summary>
    public bool ScaleWithCurrency() => Peek(() => ScaleReader.Read(cursor, 1) is not null && CurrencyReader.ReadAfter(cursor) is not null);

    /// <summary>A number word that is not merely an article: above one, or the start of a range.</summary>
    public bool Count() => Peek(() => NumberReader.Read(cursor, inRange: true) is { } number && (number.Value > 1 || cursor.Looking(cursor.Language.RangeJoints)));

    private bool Next(Func<bool> look) => Peek(() =>
    {
        cursor.At++;
        return look();
    });

    private bool Peek(Func<bool> look)
    {
        var start = cursor.At;
        var found = look();
        cursor.At = start;
        return found;
    }
}
