using AiInfra.Amounts.Languages;
using AiInfra.Amounts.Reading;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts;

/// <summary>An amount of money in a running text.</summary>
/// <param name="From">Its first token.</param>
/// <param name="To">Behind its last token.</param>
/// <param name="Text">Its words, as written; with the code of its currency behind them when they name none.</param>
internal sealed record FoundAmount(int From, int To, string Text, AmountReading.Ok Reading);

/// <summary>Finds the amounts in a running text. What names no currency counts chips, people or years, unless it stands alone behind an amount that named one ("and another 4 billion").</summary>
/// <param name="text">The text the tokens are of.</param>
/// <param name="tokens">Of one sentence.</param>
internal sealed class AmountFinder(string text, IReadOnlyList<Token> tokens, Language language)
{
    private const decimal SmallestScale = 1e6m;

    /// <summary>Words that no counted thing begins with.</summary>
    private static readonly HashSet<string> Joints =
        ["que", "qui", "who", "that", "which", "die", "para", "en", "in", "pour", "dans", "for", "fur", "to", "por", "a", "au", "and", "y", "et", "und", "con", "with", "avec", "mit", "von", "aus", "from", "by", "vereinbart", "celle", "ya", "mas", "more", "mehr"];

    /// <param name="text">The text the tokens are of.</param>
    /// <param name="tokens">Of one sentence.</param>
    /// <param name="language">The words amounts are told with.</param>
    /// <param name="currency">ISO 4217 code of the amount told before; null when there was none.</param>
    /// <param name="isTaken">Whether a token belongs to other words, so that no amount begins there: "a grimpé jusqu'à" près de 14 milliards.</param>
    public static IEnumerable<FoundAmount> In(string text, IReadOnlyList<Token> tokens, Language language, string? currency, Func<int, bool> isTaken)
    {
        var finder = new AmountFinder(text, tokens, language);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (isTaken(at) || finder.At(at, currency) is not { } found) continue;
            yield return found;
            currency = found.Reading.Amount.Currency;
            at = found.To - 1;
        }
    }

    private FoundAmount? At(int at, string? currency)
    {
        if (IsFor(at)) return null;
        var cursor = new Cursor(tokens, new(language, language.DecimalComma)) { At = at };
        while (cursor.Take(language.QualifiersBefore) || cursor.Take(Neutral.QualifiersBefore))
        {
        }

        if (Mention(cursor) is not { } mention) return null;
        if ((mention.Low.Currency ?? mention.High?.Currency) is not null) return Longest(cursor, at, "");
        return currency is not null && (mention.High ?? mention.Low).Scale?.Factor >= SmallestScale && StandsAlone(cursor) ? Longest(cursor, at, " " + currency) : null;
    }

    private static Mention? Mention(Cursor cursor) => cursor.Try(RangeReader.Read) ?? (FigureReader.Read(cursor) is { } figure ? new(figure, null, AmountQualifier.Exact) : null);

    /// <summary>German "ein Vertrag über 300 Milliarden" is one for 300 billion, not for more.</summary>
    private bool IsFor(int at) => language.Code == "de" && tokens[at].Text == "uber" && at > 0 && char.IsUpper(text[tokens[at - 1].Start]);

    /// <summary>Nothing behind it that could be counted.</summary>
    private bool StandsAlone(Cursor cursor) =>
        cursor.AtEnd || cursor.Current.Kind is TokenKind.Sign || Joints.Contains(cursor.Current.Text) || text[tokens[cursor.At - 1].End..cursor.Current.Start].Contains('.', StringComparison.Ordinal)
        || cursor.Looking(language.During) || cursor.Looking(language.Starts) || cursor.Looking(language.Ends) || cursor.Looking(language.Per) || cursor.Looking(language.Durations);

    /// <summary>The figure with as many of the words behind it as can be read together with it: "a year", "over five years from 2027".</summary>
    private FoundAmount? Longest(Cursor cursor, int from, string currency)
    {
        List<int> ends = [cursor.At];
        while (ends.Count < 6 && TakeMore(cursor)) ends.Add(cursor.At);
        foreach (var end in Enumerable.Reverse(ends))
        {
            var words = text[tokens[from].Start..tokens[end - 1].End] + currency;
            if (words.Length <= AmountReader.LongestText && AmountReader.Read(words, language.Code) is AmountReading.Ok { Amount.Currency: not null } ok) return new(from, end, words, ok);
        }

        return null;
    }

    private bool TakeMore(Cursor cursor)
    {
        var start = cursor.At;
        if (cursor.Take(language.QualifiersAfter) || cursor.Take(Neutral.QualifiersAfter) || cursor.Take(language.Per) || cursor.Take(language.PerAfterFigure) || TermReader.Read(cursor) is not null) return true;
        cursor.At = start;
        return false;
    }
}
