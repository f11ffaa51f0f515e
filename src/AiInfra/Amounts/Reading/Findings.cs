namespace AiInfra.Amounts.Reading;

/// <summary>What was found in a text so far.</summary>
internal sealed class Findings
{
    private readonly List<AmountQualifier> qualifiers = [];
    private bool qualifierStandsAlone;

    public List<Mention> Mentions { get; } = [];

    /// <summary>Where the last mention ends.</summary>
    public int MentionEnd { get; set; } = -1;

    /// <summary>Currencies named away from a figure.</summary>
    public List<CurrencyMark> Currencies { get; } = [];

    public AmountPer Per { get; set; }

    public TermWords Term { get; private set; } = new();

    public bool Undisclosed { get; set; }

    /// <summary>There is a verb such as "raised".</summary>
    public bool HasChange { get; set; }

    /// <summary>There are words that no table knows.</summary>
    public bool HasUnknownWords { get; private set; }

    /// <summary>The first thing that cannot be understood, for a person.</summary>
    public string? Problem { get; private set; }

    /// <summary>The problem was understood: the text is no amount, whatever another language may make of it.</summary>
    public bool IsRefused { get; private set; }

    public void Fail(string problem) => Problem ??= problem;

    public void Refuse(string problem) => (Problem, IsRefused) = (Problem ?? problem, true);

    public void Add(AmountQualifier qualifier)
    {
        if (qualifierStandsAlone) qualifiers.Clear();
        qualifierStandsAlone = false;
        qualifiers.Add(qualifier);
    }

    public void Add(TermWords term) => Term = new(Term.Years ?? term.Years, Term.Start ?? term.Start, Term.End ?? term.End);

    public void AddUnknownWord() => (HasUnknownWords, qualifierStandsAlone) = (true, qualifiers.Count > 0);

    /// <summary>Adds a figure or range under the qualifiers that stand around it.</summary>
    public void Add(Mention mention, IEnumerable<AmountQualifier> after)
    {
        if (qualifierStandsAlone) Refuse("put the qualifier (\"up to\", \"about\") directly before the figure");
        if (mention.Low.Says is { } says) qualifiers.Add(says);
        qualifiers.AddRange(after);
        if (Together(qualifiers, mention.High is not null) is { } together) Mentions.Add(mention with { Qualifier = together });
        else Refuse("the qualifiers contradict each other: give one");
        qualifiers.Clear();
    }

    /// <summary>"about" yields to anything else; "up to nearly" is up to; a range takes no bound from outside.</summary>
    private static AmountQualifier? Together(IEnumerable<AmountQualifier> qualifiers, bool range)
    {
        var all = qualifiers.Distinct().ToList();
        var firm = all.Where(qualifier => qualifier is not AmountQualifier.About).Order().ToList();
        return (range, firm) switch
        {
            (true, []) => AmountQualifier.Between,
            (true, _) => null,
            (_, []) => all.Count > 0 ? AmountQualifier.About : AmountQualifier.Exact,
            (_, [var one]) => one,
            (_, [AmountQualifier.Almost, AmountQualifier.UpTo]) => AmountQualifier.UpTo,
            (_, [AmountQualifier.MoreThan, AmountQualifier.AtLeast]) => AmountQualifier.MoreThan,
            _ => null,
        };
    }
}
