using AiInfra.Matching.Evidence;

namespace AiInfra.Matching;

/// <summary>
/// Whether a text that does not say when its deal was announced tells a known deal again: "Amazon has put $8 billion into Anthropic", written years later.
/// It is so when the two would be the same had they been announced on one day, and something beyond parties and kind says so: the day is borrowed, and proves nothing.
/// </summary>
public static class Retelling
{
    public static bool IsOf(MatchFacts told, MatchFacts known)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(known);
        var dated = told with { Announced = known.Announced };
        return DealMatch.Of(dated, known).Verdict is MatchVerdict.Same && IsTold(new(dated, known));
    }

    /// <summary>Whether only a person can say: the amounts agree, but the kinds or the parties do not quite.</summary>
    public static bool MayBeOf(MatchFacts told, MatchFacts known)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(known);
        var dated = told with { Announced = known.Announced };
        return DealMatch.Of(dated, known).Verdict is MatchVerdict.Unsure && new Findings(dated, known).Amount.Agreement is AmountAgreement.Agree;
    }

    /// <summary>Amounts that agree, or the same named site of which one side tells no amount.</summary>
    private static bool IsTold(Findings found) => found switch
    {
        { Amount.Agreement: AmountAgreement.Agree } => true,
        { Amount.Agreement: AmountAgreement.Nothing, Site.Agreement: SiteAgreement.Named } => true,
        _ => false,
    };
}
