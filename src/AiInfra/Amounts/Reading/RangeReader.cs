using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Reading;

/// <summary>Reads a range: "between $3 and 4 trillion", "$10-20bn", "3 000 à 4 000 milliards". Scale word and currency may stand at one end for both.</summary>
internal static class RangeReader
{
    public static Mention? Read(Cursor cursor) => cursor.Try(start =>
    {
        var between = start.Take(start.Language.Between);
        var from = !between && start.Take(start.Language.RangeFrom);
        if (End(start) is not { } low || !TakeJoint(start, between) || End(start) is not { } high) return null;
        if (low.Scale is not null && high is { NeedsScale: true, Currency: null }) return null; // a year: "$600 billion to 2028"
        if (low.Currency is null && high.Currency is null && low.NeedsScale && high.NeedsScale) return null;
        if (low.NeedsScale && high.Scale is { } scale)
        {
            if (SharesHundreds(low, high, scale)) return null;
            low = low.With(scale);
        }

        return new Mention(low, high, AmountQualifier.Between, from);
    });

    /// <summary>"two to three hundred billion" starts at two hundred, or at two: nobody says which.</summary>
    private static bool SharesHundreds(Figure low, Figure high, Scale scale) =>
        low.Value < 100 && high.Value / scale.Factor >= 100 && char.IsLetter(low.Words[0]) && char.IsLetter(high.Words[0]);

    private static Figure? End(Cursor cursor)
    {
        if (FigureReader.Read(cursor, inRange: true) is { } figure) return figure;
        cursor.Skip(cursor.Language.Fillers);
        return FigureReader.Read(cursor, inRange: true);
    }

    private static bool TakeJoint(Cursor cursor, bool between) =>
        cursor.TakeSign('-') || (between && cursor.Take(cursor.Language.BetweenJoints)) || cursor.Take(cursor.Language.RangeJoints);
}
