using AiInfra.Amounts.Tokens;

namespace AiInfra.Articles.Languages;

/// <summary>Finds out the language of an article by its commonest words.</summary>
internal static class LanguageGuess
{
    /// <summary>Languages that are told apart but not read, so that none of them is read as another.</summary>
    private static readonly (string Code, string[] Words)[] Others =
    [
        ("it", ["il", "di", "che", "della", "per", "un", "nel", "sono", "con", "dei", "alla", "più", "gli", "delle", "anche", "è", "dal", "ha"]),
        ("pt", ["de", "que", "do", "da", "em", "um", "para", "com", "não", "uma", "os", "no", "na", "mais", "dos", "foi", "ao", "são"]),
        ("nl", ["de", "het", "een", "van", "en", "dat", "voor", "met", "zijn", "op", "te", "niet", "aan", "worden", "ook", "naar", "bij", "heeft"]),
    ];

    /// <summary>The language that most words are of.</summary>
    /// <returns>A BCP 47 primary subtag, of one that is not read perhaps; null when it cannot be told.</returns>
    public static string? Of(string text)
    {
        var words = Tokenizer.Tokens(text.Length > 20_000 ? text[..20_000] : text).Where(t => t.Kind is TokenKind.Word).Select(t => t.Text).ToList();
        var scores = ArticleLanguage.All.Select(l => (l.Code, l.CommonWords)).Concat(Others).Select(l => (l.Code, Score: Score(words, l.Item2))).OrderByDescending(l => l.Score).ToList();
        return scores[0].Score > 0 && scores[0].Score > scores[1].Score ? scores[0].Code : null;
    }

    private static double Score(List<string> words, string[] common)
    {
        var plain = common.Select(word => PlainText.Of(word)).ToHashSet();
        return words.Count(plain.Contains) / Math.Sqrt(plain.Count);
    }
}
