using AiInfra.Amounts.Tokens;
using AiInfra.Articles.Languages;

namespace AiInfra.Articles.Text;

/// <summary>Finds where the sentences of a line end. A full stop behind an abbreviation, an initial or a day of the month ends none.</summary>
internal static class SentenceEnds
{
    /// <summary>UTF-16 characters; what goes on longer is no sentence, and is cut at the next space.</summary>
    private const int LongestSentence = 1000;

    private const string Closing = "\"»”’)]";

    public static IEnumerable<(int From, int To)> Of(string line, ArticleLanguage language)
    {
        var from = 0;
        for (var at = 0; at < line.Length; at++)
        {
            if (IsTooLong(line, from, at))
            {
                yield return (from, at);
                from = char.IsWhiteSpace(line[at]) ? at + 1 : at;
            }

            if (line[at] is not ('.' or '!' or '?' or '…')) continue;
            var end = at + 1;
            while (end < line.Length && (Closing.Contains(line[end], StringComparison.Ordinal) || (char.IsWhiteSpace(line[end]) && end + 1 < line.Length && line[end + 1] is '»'))) end++;
            if (end < line.Length && !(char.IsWhiteSpace(line[end]) && StartsSentence(line, end) && !(line[at] == '.' && IsAbbreviation(line, at, end, language)))) continue;
            if (end - from > 1) yield return (from, end);
            from = end;
            while (from < line.Length && char.IsWhiteSpace(line[from])) from++;
            at = Math.Max(at, from - 1);
        }

        if (from < line.Length) yield return (from, line.Length);
    }

    /// <summary>At the next space, or anywhere when none comes.</summary>
    private static bool IsTooLong(string line, int from, int at) =>
        at - from > LongestSentence && (char.IsWhiteSpace(line[at]) || (at - from > 2 * LongestSentence && !char.IsLowSurrogate(line[at])));

    private static bool StartsSentence(string line, int at)
    {
        while (at < line.Length && (char.IsWhiteSpace(line[at]) || line[at] is '"' or '«' or '“' or '„' or '(' or '¿' or '¡' or '—' or '–' or '-' or '‘')) at++;
        return at < line.Length && (char.IsUpper(line[at]) || char.IsDigit(line[at]) || IsNameInSmallLetters(line, at));
    }

    /// <summary>"xAI will" begins a sentence too.</summary>
    private static bool IsNameInSmallLetters(string line, int at)
    {
        var end = at;
        while (end < line.Length && char.IsLetter(line[end])) end++;
        return line.AsSpan(at, end - at).ContainsAnyInRange('A', 'Z');
    }

    private static bool IsAbbreviation(string line, int stop, int next, ArticleLanguage language)
    {
        var start = stop;
        while (start > 0 && (char.IsLetterOrDigit(line[start - 1]) || line[start - 1] == '.')) start--;
        var word = line[start..stop];
        if (word.Length == 1 && char.IsUpper(word[0])) return true;
        if (word.Length <= 2 && word.All(char.IsDigit)) return language.NounsHaveCapitals && IsMonth(line, next, language); // "am 4. November"
        var plain = PlainText.Of(word);
        return language.Abbreviations.Any(known => known == plain || known.EndsWith(" " + plain, StringComparison.Ordinal));
    }

    private static bool IsMonth(string line, int at, ArticleLanguage language)
    {
        while (at < line.Length && char.IsWhiteSpace(line[at])) at++;
        var end = at;
        while (end < line.Length && char.IsLetter(line[end])) end++;
        var word = PlainText.Of(line[at..end]);
        return MonthNames.IsMonth(word, language) || word is "quartal" or "jahrhundert";
    }
}
