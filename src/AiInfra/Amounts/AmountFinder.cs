using AiInfra.Amounts.Languages.Choice;
using AiInfra.Amounts.Reading;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts;

/// <summary>An amount of money in a running text.</summary>
/// <param name="From">Its first token.</param>
/// <param name="To">Behind its last token.</param>
/// <param name="Text">Its words, as written.</param>
internal sealed record FoundAmount(int From, int To, string Text, AmountReading.Ok Reading);

/// <summary>Finds the amounts in a running text. What names no currency is passed over: it counts chips, people or years.</summary>
internal static class AmountFinder
{
    /// <param name="text">The text the tokens are of.</param>
    /// <param name="tokens">Of one sentence.</param>
    /// <param name="language">The code of one of the languages that amounts are read in.</param>
    public static IEnumerable<FoundAmount> In(string text, IReadOnlyList<Token> tokens, string language)
    {
        var words = ChosenLanguage.All.First(known => known.Code == language);
        for (var at = 0; at < tokens.Count; at++)
        {
            var cursor = new Cursor(tokens, new(words, words.DecimalComma)) { At = at };
            if (!IsFigure(cursor)) continue;
            if (Longest(text, cursor, at, language) is not { } found) continue;
            yield return found;
            at = found.To - 1;
        }
    }

    /// <summary>Moves the cursor over a figure with its qualifier before it, when one stands here.</summary>
    private static bool IsFigure(Cursor cursor)
    {
        while (cursor.Take(cursor.Language.QualifiersBefore) || cursor.Take(Languages.Neutral.QualifiersBefore))
        {
        }

        if (cursor.Try(RangeReader.Read) is { } range) return (range.Low.Currency ?? range.High?.Currency) is not null;
        return FigureReader.Read(cursor) is { Currency: not null };
    }

    /// <summary>The figure with as many of the words behind it as can be read together with it: "a year", "over five years from 2027".</summary>
    private static FoundAmount? Longest(string text, Cursor cursor, int from, string language)
    {
        List<int> ends = [cursor.At];
        while (ends.Count < 6 && TakeMore(cursor)) ends.Add(cursor.At);
        foreach (var end in Enumerable.Reverse(ends))
        {
            var words = text[cursor[from].Start..cursor[end - 1].End];
            if (words.Length <= AmountReader.LongestText && AmountReader.Read(words, language) is AmountReading.Ok { Amount.Currency: not null } ok) return new(from, end, words, ok);
        }

        return null;
    }

    private static bool TakeMore(Cursor cursor)
    {
        var start = cursor.At;
        if (cursor.Take(cursor.Language.QualifiersAfter) || cursor.Take(Languages.Neutral.QualifiersAfter) || cursor.Take(cursor.Language.Per) || cursor.Take(cursor.Language.PerAfterFigure) || TermReader.Read(cursor) is not null) return true;
        cursor.At = start;
        return false;
    }
}
