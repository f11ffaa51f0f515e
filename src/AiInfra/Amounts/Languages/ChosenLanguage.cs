using AiInfra.Amounts.Reading;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages;

/// <summary>The language a text is read in.</summary>
/// <param name="Doubt">Another language it may be, unless a word beside a figure confirms this one: scale words that mean something else there are ambiguous.</param>
/// <param name="OtherDecimalMark">Nobody named the language and the words beside the figures do not show it: "1.500" can be either.</param>
internal sealed record ChosenLanguage(Language Language, Language? Doubt, bool OtherDecimalMark)
{
    /// <summary>In order of precedence where nothing else tells them apart.</summary>
    public static IReadOnlyList<Language> All { get; } = [English.Words, French.Words, German.Words];

    /// <summary>The named language, by its primary subtag; null when it is not one of ours.</summary>
    public static ChosenLanguage? Named(string tag, IReadOnlyList<Token> tokens) =>
        All.FirstOrDefault(language => language.Code.Equals(tag.Split('-', '_')[0], StringComparison.OrdinalIgnoreCase)) is { } named ? new(named, DoubtOf(named, tokens), false) : null;

    /// <summary>
    /// The language that knows most of the words; English where several do, in doubt if a decimal comma speaks against it.
    /// "Électricité de France invests $10 billion" counts as French by its "de", which is why a guess stays in doubt unless a word beside a figure confirms it.
    /// </summary>
    public static ChosenLanguage Of(IReadOnlyList<Token> tokens)
    {
        var scored = All.Select(language => (Language: language, Known: tokens.Count(token => token.Kind is TokenKind.Word && language.Knows(token.Text) && !Neutral.Knows(token.Text)))).ToList();
        var most = scored.Max(entry => entry.Known);
        var best = scored.Where(entry => entry.Known == most).Select(entry => entry.Language).ToList();
        var comma = tokens.Any(token => token.Kind is TokenKind.Number && NumberText.HasDecimalComma(token.Text));
        var guess = best[0];
        var proven = guess == All[0] ? most > 0 || HasLeadingDollar(tokens) : IsConfirmed(guess, tokens);
        return new(guess, comma && !guess.DecimalComma ? best.Find(language => language.DecimalComma) : DoubtOf(guess, tokens), !proven);
    }

    private static Language? DoubtOf(Language chosen, IReadOnlyList<Token> tokens) => chosen == All[0] || IsConfirmed(chosen, tokens) ? null : All[0];

    /// <summary>"$1.125M" is how English has it.</summary>
    private static bool HasLeadingDollar(IReadOnlyList<Token> tokens) => Enumerable.Range(1, Math.Max(tokens.Count - 1, 0)).Any(at => tokens[at].Kind is TokenKind.Number && tokens[at - 1].Text == "$");

    /// <summary>Whether a word that English does not have stands beside a number or a scale word.</summary>
    private static bool IsConfirmed(Language guess, IReadOnlyList<Token> tokens)
    {
        bool Own(int at) => at >= 0 && at < tokens.Count && tokens[at].Kind is TokenKind.Word && guess.Knows(tokens[at].Text) && !All[0].Knows(tokens[at].Text);
        bool Counts(int at) => tokens[at].Kind is TokenKind.Number || guess.Scales.TryMatch(tokens, at, out _, out _);
        return Enumerable.Range(0, tokens.Count).Any(at => Counts(at) && (Own(at - 1) || Own(at) || Own(at + 1)));
    }
}
