using AiInfra.Amounts.Reading.Numbers;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.Choice;

/// <summary>
/// Finds the languages a text may be in: those that know most of its words. English goes before the others where it is among them, and alone where its spelling shows.
/// "Électricité de France invests $10 billion" counts as French by its "de", which is why English stays possible unless a word beside a figure rules it out.
/// </summary>
internal static class GuessedLanguage
{
    /// <summary>The languages to read the text in, likeliest first.</summary>
    public static List<ChosenLanguage> Readings(IReadOnlyList<Token> tokens)
    {
        List<string> words = [.. Enumerable.Range(0, tokens.Count).Where(at => tokens[at].Kind is TokenKind.Word && !Neutral.IsAt(tokens, at)).Select(at => tokens[at].Text)];
        var scored = ChosenLanguage.All.Select(language => (Language: language, Known: words.Count(language.Knows))).ToList();
        var most = scored.Max(entry => entry.Known);
        List<Language> best = [.. scored.Where(entry => entry.Known == most).Select(entry => entry.Language)];
        if (best[0] == English.Words) return EnglishSpelling.Shows(tokens) ? [Usual(English.Words)] : EnglishOrOthers(best, tokens);
        List<ChosenLanguage> readings = [.. best.Select(Usual)];
        if (!best.Exists(language => EnglishSpelling.IsRuledOut(language, tokens))) readings.Add(new(English.Words, false, IsDoubt: true));
        if (best.Exists(language => language.CommaMayGroup) && tokens.Any(token => NumberText.IsOneGroup(token, ','))) readings.Add(new(Spanish.Words, false, IsDoubt: true));
        return readings;
    }

    private static ChosenLanguage Usual(Language language) => new(language, language.DecimalComma);

    private static List<ChosenLanguage> EnglishOrOthers(List<Language> best, IReadOnlyList<Token> tokens)
    {
        List<ChosenLanguage> readings = [.. best.Where(language => !EnglishSpelling.HasSingularUnlike(language, tokens)).Select(Usual)];
        if (tokens.Any(token => NumberText.IsOneGroup(token, '.'))) readings.Add(new(English.Words, true, IsDoubt: true)); // "€1.500 million", as Europeans write English
        return readings;
    }
}
