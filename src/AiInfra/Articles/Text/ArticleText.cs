using AiInfra.Amounts.Tokens;
using AiInfra.Articles.Languages;

namespace AiInfra.Articles.Text;

/// <summary>Cuts an article into lines and sentences. Lists of other articles are left out: what their titles tell is told elsewhere.</summary>
internal static class ArticleText
{
    /// <summary>A line of more words than this, or one that ends like a sentence, is no heading.</summary>
    private const int LongestHeading = 14;

    public static IReadOnlyList<Sentence> Sentences(string text, ArticleLanguage language)
    {
        List<Sentence> sentences = [];
        var (paragraph, inList, start) = (0, false, 0);
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.Trim();
            inList = IsAlsoRead(trimmed, language) || (inList && (trimmed.Length == 0 || IsItem(trimmed)));
            if (!inList && trimmed.Length > 0) sentences.AddRange(OfLine(text, start + line.IndexOf(trimmed, StringComparison.Ordinal), trimmed, paragraph, language));
            paragraph++;
            start += line.Length + 1;
        }

        // A text without one whole sentence is a note, and its lines are what it tells.
        return sentences.Exists(s => !s.IsHeading) ? sentences : [.. sentences.Select(s => s with { IsHeading = false })];
    }

    private static IEnumerable<Sentence> OfLine(string text, int start, string line, int paragraph, ArticleLanguage language)
    {
        var isHeading = !IsItem(line) && !EndsLikeSentence(line) && line.Count(char.IsWhiteSpace) < LongestHeading;
        foreach (var (from, to) in SentenceEnds.Of(line, language))
        {
            var words = text[(start + from)..(start + to)];
            yield return new(start + from, words, Tokenizer.Tokens(words), paragraph, isHeading);
        }
    }

    private static bool IsItem(string line) => line[0] is '-' or '•' or '*' or '–' or '—' or '·' or '▪' or '►' or '→' or '>';

    private static bool EndsLikeSentence(string line) => line.TrimEnd('"', '»', '”', '“', '’', ')', ' ', '\u00a0') is [.., '.' or '!' or '?' or '…' or ';'];

    private static bool IsAlsoRead(string line, ArticleLanguage language)
    {
        if (line.Length is 0 or > 200) return false;
        var words = string.Join(' ', Tokenizer.Tokens(line).Where(t => t.Kind is TokenKind.Word).Select(t => t.Text));
        return language.AlsoRead.Any(phrase => words == phrase || (words.StartsWith(phrase + " ", StringComparison.Ordinal) && (line.Contains(':', StringComparison.Ordinal) || !EndsLikeSentence(line))));
    }
}
