namespace AiInfra.Matching.Evidence;

/// <summary>Everything that was compared of two descriptions.</summary>
internal sealed class Findings(MatchFacts a, MatchFacts b)
{
    public MatchFacts A { get; } = a;

    public MatchFacts B { get; } = b;

    public PartyFit Parties { get; } = PartyFit.Of(a, b);

    public AmountFit Amount { get; } = AmountFit.Of(a, b);

    public DateFit Date { get; } = DateFit.Of(a.Announced, b.Announced);

    public KindFit Kind { get; } = KindFit.Of(a.Kind, b.Kind);

    public SiteFit Site { get; } = SiteFit.Of(a, b);

    public TermFit Term { get; } = TermFit.Of(a.Term, b.Term);

    public TrancheFit Tranche { get; } = TrancheFit.Of(a.Tranche, b.Tranche);

    /// <summary>Word for word the same title, of more than the names of the parties.</summary>
    public bool SameTitle { get; } = PlainWords.Line(a.Title) is { Length: > 20 } title && title == PlainWords.Line(b.Title);

    public IEnumerable<MatchPart> Parts =>
        new[] { Parties.Part, Amount.Part, Date.Part, Kind.Part, Site.Part, Term.Part, Tranche.Part, SameTitle ? new("title", 5, "the same title") : null }.OfType<MatchPart>();
}
