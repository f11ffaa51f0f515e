namespace AiInfra.Deals;

/// <summary>Derives how certain a deal is, and says why.</summary>
public static class CertaintyOf
{
    /// <summary>
    /// What the bindingness and the best source allow, and never more than the submitter's trust or their own word allows:
    /// anonymous at most speculative, listed at most likely.
    /// </summary>
    public static Certainty Deal(DealKind kind, Bindingness bindingness, IReadOnlyCollection<Source> sources, Trust trust, CertaintyLevel? claimed = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var derived = Lower(ByBindingness(kind, bindingness), BySources(sources));
        derived = trust switch
        {
            Trust.Anonymous => Lower(derived, new(CertaintyLevel.Speculative, "submitted anonymously")),
            Trust.Listed => Lower(derived, new(CertaintyLevel.Likely, "the submitter is not fully trusted")),
            _ => derived,
        };
        return claimed is { } level ? Lower(derived, new(level, "the submitter says so")) : derived;
    }

    private static Certainty ByBindingness(DealKind kind, Bindingness bindingness) => (kind, bindingness) switch
    {
        (DealKind.Forecast, _) => new(CertaintyLevel.Speculative, "a forecast"),
        (_, Bindingness.Rumour) => new(CertaintyLevel.Speculative, "a rumour"),
        (_, Bindingness.Reported) => new(CertaintyLevel.Likely, "reported, not known to be signed"),
        (_, Bindingness.LetterOfIntent) => new(CertaintyLevel.Likely, "a letter of intent binds nobody yet"),
        (_, Bindingness.Terminated) => new(CertaintyLevel.Confident, "terminated"),
        (_, Bindingness.Closed) => new(CertaintyLevel.Confident, "closed"),
        _ => new(CertaintyLevel.Confident, "signed"),
    };

    private static Certainty BySources(IReadOnlyCollection<Source> sources)
    {
        if (sources.Count == 0) return new(CertaintyLevel.Speculative, "no source named");
        var best = sources.Min(s => s.Type);
        return best switch
        {
            SourceType.Filing => new(CertaintyLevel.Confident, "a filing says so"),
            SourceType.Company => new(CertaintyLevel.Confident, "a company involved says so"),
            SourceType.Wire or SourceType.Press when Publishers(sources) > 1 => new(CertaintyLevel.Confident, "several publishers say so"),
            SourceType.Wire or SourceType.Press => new(CertaintyLevel.Likely, "one publisher says so"),
            SourceType.Analyst => new(CertaintyLevel.Likely, "an analyst says so"),
            _ => new(CertaintyLevel.Speculative, "only rumours say so"),
        };
    }

    /// <summary>A publisher heard twice is one publisher.</summary>
    private static int Publishers(IEnumerable<Source> sources) =>
        sources.Where(s => s.Type is not SourceType.Rumour).Select(s => s.Publisher ?? s.Url?.Host ?? "").Distinct(StringComparer.OrdinalIgnoreCase).Count();

    /// <summary>The less certain of two; of equals both reasons.</summary>
    private static Certainty Lower(Certainty a, Certainty b) =>
        a.Level == b.Level ? a with { Reason = a.Reason == b.Reason ? a.Reason : $"{a.Reason}; {b.Reason}" } : a.Level < b.Level ? a : b;
}
