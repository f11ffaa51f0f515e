using AiInfra.Amounts.Reading;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages;

/// <summary>The words one language uses around amounts of money. A further language is one more of these and its place in <see cref="Choice.ChosenLanguage.All"/>.</summary>
internal sealed class Language
{
    private readonly Lazy<HashSet<string>> vocabulary;

    public Language() => vocabulary = new(() => [.. Tables().SelectMany(words => words)]);

    /// <summary>BCP 47 primary subtag.</summary>
    public required string Code { get; init; }

    /// <summary>Whether "1,500" is one and a half.</summary>
    public required bool DecimalComma { get; init; }

    /// <summary>Whether "1,500" is fifteen hundred in some of its countries.</summary>
    public bool CommaMayGroup { get; init; }

    /// <summary>Number words below a hundred that add up ("twenty" "five"), and hundreds and thousands that can stand alone ("cent", "mille").</summary>
    public required Phrases<decimal> Numbers { get; init; }

    /// <summary>"hundred", "thousand": only after a number, or "several hundred billion" would be read as a hundred.</summary>
    public Phrases<decimal> Multipliers { get; init; } = [];

    /// <summary>Number words that say by themselves that they are rounded: "une dizaine de".</summary>
    public Phrases<decimal> RoundNumbers { get; init; } = [];

    /// <summary>One, but only before a scale word: "a billion".</summary>
    public Phrases<decimal> Articles { get; init; } = [];

    /// <summary>Before a scale word: "half a" billion.</summary>
    public Phrases<decimal> Fractions { get; init; } = [];

    /// <summary>After a number or a scale word: two "and a half" billion.</summary>
    public Phrases<decimal> Halves { get; init; } = [];

    /// <summary>Two "point" five.</summary>
    public Phrases<bool> DecimalWords { get; init; } = [];

    /// <summary>A thousand where digits may follow: 5 "mil" 500 millones.</summary>
    public Phrases<bool> Thousands { get; init; } = [];

    /// <summary>Between the parts of a number: two hundred "and" fifty.</summary>
    public Phrases<bool> NumberJoints { get; init; } = [];

    /// <summary>Before a remainder: 1 bilhão "e" 500 milhões.</summary>
    public Phrases<bool> RemainderJoints { get; init; } = [];

    /// <summary>Scale words per CLDR.</summary>
    public required Phrases<Scale> Scales { get; init; }

    /// <summary>Scale words that English has too, and uses in the singular where this language would not; and whether the name of a currency may stand directly behind.</summary>
    public Phrases<bool> EnglishSingulars { get; init; } = [];

    public required Phrases<CurrencyMark> Currencies { get; init; }

    /// <summary>Names of currencies that are other words too, unless they stand behind a figure: "won".</summary>
    public Phrases<CurrencyMark> CurrenciesAfterFigure { get; init; } = [];

    public required Phrases<AmountQualifier> QualifiersBefore { get; init; }

    public required Phrases<AmountQualifier> QualifiersAfter { get; init; }

    /// <summary>"between" and its last word: "between 3 and 4".</summary>
    public required Phrases<bool> Between { get; init; }

    public required Phrases<bool> BetweenJoints { get; init; }

    /// <summary>"from", which a range may start with and a term too.</summary>
    public required Phrases<bool> RangeFrom { get; init; }

    public required Phrases<bool> RangeJoints { get; init; }

    public required Phrases<AmountPer> Per { get; init; }

    /// <summary>Means it only behind a figure: $30 billion "a year".</summary>
    public Phrases<AmountPer> PerAfterFigure { get; init; } = [];

    /// <summary>Other things a figure can be per, which have no place in an amount.</summary>
    public required Phrases<bool> OtherPer { get; init; }

    /// <summary>"over", "over the next": before a number of years.</summary>
    public required Phrases<bool> Durations { get; init; }

    /// <summary>Units of time, in years.</summary>
    public required Phrases<decimal> YearUnits { get; init; }

    /// <summary>"over the next decade": a duration with its number inside, in years.</summary>
    public Phrases<decimal> WholeDurations { get; init; } = [];

    public required Phrases<bool> Starts { get; init; }

    public required Phrases<bool> Ends { get; init; }

    /// <summary>"in", of a single year.</summary>
    public required Phrases<bool> During { get; init; }

    /// <summary>What may stand before a year: "the end of", "early", months.</summary>
    public required Phrases<bool> DateParts { get; init; }

    /// <summary>Times that name no year: "by the end of the decade".</summary>
    public required Phrases<bool> LooseTimes { get; init; }

    public required Phrases<bool> Undisclosed { get; init; }

    /// <summary>Words that turn what is said of a figure into something else: "not", "twice", "percent".</summary>
    public required Phrases<bool> Blockers { get; init; }

    /// <summary>Verbs that make "from … to …" a change instead of a range.</summary>
    public required Phrases<bool> Changes { get; init; }

    /// <summary>How a qualifier begins that compares: "more" than. Where no figure follows, the figure before is a difference.</summary>
    public required Phrases<bool> Comparatives { get; init; }

    /// <summary>Words that mean nothing here: "of", "the".</summary>
    public required Phrases<bool> Fillers { get; init; }

    public bool Knows(string word) => vocabulary.Value.Contains(word);

    private IEnumerable<IEnumerable<string>> Tables() =>
    [
        Numbers.Vocabulary, Multipliers.Vocabulary, RoundNumbers.Vocabulary, Articles.Vocabulary, Fractions.Vocabulary, Halves.Vocabulary, DecimalWords.Vocabulary, RemainderJoints.Vocabulary, Scales.Vocabulary,
        Currencies.Vocabulary, CurrenciesAfterFigure.Vocabulary, QualifiersBefore.Vocabulary, QualifiersAfter.Vocabulary, Between.Vocabulary, BetweenJoints.Vocabulary, RangeFrom.Vocabulary,
        RangeJoints.Vocabulary, Per.Vocabulary, PerAfterFigure.Vocabulary, OtherPer.Vocabulary, Durations.Vocabulary, YearUnits.Vocabulary, WholeDurations.Vocabulary,
        Starts.Vocabulary, Ends.Vocabulary, During.Vocabulary, LooseTimes.Vocabulary, Undisclosed.Vocabulary, Blockers.Vocabulary, Fillers.Vocabulary,
    ];
}
