using AiInfra.Amounts.Languages;
using AiInfra.Amounts.Languages.Choice;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Articles.Languages;

/// <summary>The words one language tells deals with. A further language is one more of these and its place in <see cref="All"/>.</summary>
internal sealed class ArticleLanguage
{
    /// <summary>BCP 47 primary subtag; amounts are read in the language of the same code.</summary>
    public required string Code { get; init; }

    public required CueTable Cues { get; init; }

    /// <summary>The names of the months, January first, each with its spellings parted by <c>|</c>.</summary>
    public required string[] Months { get; init; }

    public IReadOnlyDictionary<string, int> MonthNumbers => field ??= MonthNames.Numbered(Months);

    /// <summary>The days of the week, Monday first.</summary>
    public required string[] Weekdays { get; init; }

    public IReadOnlyDictionary<string, int> WeekdayNumbers => field ??= MonthNames.Numbered(Weekdays);

    /// <summary>Ordinals of the quarters, with the word behind them.</summary>
    public required string[] Quarters { get; init; }

    /// <summary>Between the parts of a date: "10 <i>de</i> septiembre <i>de</i> 2025".</summary>
    public required string[] DateJoints { get; init; }

    /// <summary>Ends of lines above lists of other articles.</summary>
    public required string[] AlsoRead { get; init => field = Plain(value); }

    /// <summary>Words with a full stop that ends no sentence, without it.</summary>
    public required string[] Abbreviations { get; init => field = Plain(value); }

    /// <summary>Whether nouns are written with capitals, so that a capital says nothing of a name.</summary>
    public bool NounsHaveCapitals { get; init; }

    /// <summary>Words by which the language is known.</summary>
    public required string[] CommonWords { get; init => field = Plain(value); }

    /// <summary>The words that amounts are told with.</summary>
    public Language AmountWords => field ??= ChosenLanguage.All.First(known => known.Code == Code);

    public static IReadOnlyList<ArticleLanguage> All { get; } = [English.Words, French.Words, German.Words, Spanish.Words];

    /// <summary>As <see cref="Tokenizer"/> leaves words.</summary>
    private static string[] Plain(string[] words) => [.. words.Select(word => PlainText.Of(word))];
}
