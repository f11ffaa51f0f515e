using AiInfra.Amounts.Reading.Numbers;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.Choice;

/// <summary>Where the spelling tells English from the languages that share its scale words.</summary>
internal static class EnglishSpelling
{
    /// <summary>A dollar, pound or rupee before its figure ("$1.125M"), or a decimal point that can be nothing else, and no decimal comma.</summary>
    public static bool Shows(IReadOnlyList<Token> tokens)
    {
        if (tokens.Any(token => token.Kind is TokenKind.Number && NumberText.HasDecimalComma(token.Text))) return false;
        return Places(tokens).Any(at => tokens[at].Kind is TokenKind.Number && (SignIsEnglish(tokens, at) || NumberText.HasDecimalPoint(tokens[at].Text)));
    }

    /// <summary>Whether a word that English does not have stands beside a number or a scale word.</summary>
    public static bool IsRuledOut(Language guess, IReadOnlyList<Token> tokens)
    {
        bool Own(int at) => at >= 0 && at < tokens.Count && tokens[at].Kind is TokenKind.Word && guess.Knows(tokens[at].Text) && !English.Words.Knows(tokens[at].Text) && !Neutral.IsAt(tokens, at);
        bool Counts(int at) => tokens[at].Kind is TokenKind.Number || guess.Scales.TryMatch(tokens, at, out _, out _);
        return Places(tokens).Any(at => Counts(at) && (Own(at - 1) || Own(at) || Own(at + 1)));
    }

    /// <summary>Whether a text said to be of another language may have an English scale word: "10 Billion Euro", not "1 Billion Euro".</summary>
    public static bool IsPossible(Language language, IReadOnlyList<Token> tokens) =>
        !IsRuledOut(language, tokens) && Places(tokens).Any(at => language.EnglishSingulars.TryMatch(tokens, at, out _, out _) && !IsOne(language, tokens, at));

    /// <summary>
    /// "10 billion", "€1 billion", "1 billion dollars": from two on the other languages have a plural, they seldom put the sign first, and no plural stands directly behind.
    /// Germans do write "10 Billion Euro".
    /// </summary>
    public static bool HasSingularUnlike(Language language, IReadOnlyList<Token> tokens) => Places(tokens).Any(at =>
    {
        if (!language.EnglishSingulars.TryMatch(tokens, at, out _, out var nameMayFollow)) return false;
        if (language.Currencies.TryMatch(tokens, at + 1, out _, out _)) return !nameMayFollow || !English.Words.Knows(tokens[at + 1].Text + "s");
        return !IsOne(language, tokens, at);
    });

    /// <summary>Whether a scale word has less than two before it, and no sign before that.</summary>
    private static bool IsOne(Language language, IReadOnlyList<Token> tokens, int at)
    {
        if (at == 0 || tokens[at - 1] is not { Kind: TokenKind.Number, Text: var digits }) return at > 0 && language.Numbers.TryMatch(tokens, at - 1, out _, out var one) && one < 2;
        return NumberText.Read(digits, language.DecimalComma) < 2 && (at < 2 || tokens[at - 2].Kind is not TokenKind.Sign || NumberText.HasDecimalComma(digits));
    }

    /// <summary>"R$" is Brazilian; a rupee before "5.000" is not English either.</summary>
    private static bool SignIsEnglish(IReadOnlyList<Token> tokens, int at) => at > 0 && tokens[at - 1].Text switch
    {
        "£" => true,
        "$" => at < 2 || tokens[at - 2].Text != "r" || tokens[at - 1].AfterSpace,
        "₹" or "rs" or "inr" => !NumberText.IsOneGroup(tokens[at], '.'),
        _ => false,
    };

    private static IEnumerable<int> Places(IReadOnlyList<Token> tokens) => Enumerable.Range(0, tokens.Count);
}
