using AiInfra.Deals;
using AiInfra.Matching.Evidence;

namespace AiInfra.Matching;

/// <summary>The verdict on two deals of which neither is a forecast.</summary>
internal static class DealVerdict
{
    /// <summary>How long after the first report most others have followed; a slip or a missing party is believed for so long.</summary>
    private const int NewsDays = 7;

    /// <summary>What is told within so few days is told of one event.</summary>
    private const int EventDays = 3;

    public static MatchVerdict Of(Findings found) => found switch
    {
        { Date.Days: > DealMatch.WindowDays } or { Parties.Agreement: PartyAgreement.None } => MatchVerdict.Different,
        { Site.Agreement: SiteAgreement.Against } when IsBuilt(found.A) || IsBuilt(found.B) => MatchVerdict.Different,
        { Kind.Agreement: KindAgreement.Other } or { Site.Agreement: SiteAgreement.Against or SiteAgreement.Apart } =>
            found is { Amount.Agreement: AmountAgreement.Agree, Parties.Agreement: PartyAgreement.Equal, Date.Days: <= NewsDays } ? MatchVerdict.Unsure : MatchVerdict.Different,
        { Parties.Agreement: PartyAgreement.Crossed } =>
            found is { Amount.Agreement: AmountAgreement.Agree, Kind.Agreement: >= KindAgreement.Related, Date.Days: <= NewsDays } ? MatchVerdict.Unsure : MatchVerdict.Different,
        _ => ByAmount(found),
    };

    private static MatchVerdict ByAmount(Findings found) => found.Amount.Agreement switch
    {
        AmountAgreement.Agree => Part(found) ?? Agreeing(found),
        AmountAgreement.Nothing => Part(found) ?? Silent(found),
        AmountAgreement.Slip => OtherPart(found) ?? Slip(found),
        _ => OtherPart(found) ?? Contradicting(found),
    };

    /// <summary>Where the amounts do not tell them apart, "another $4 billion" does when it was announced later; not when the amount is a running total that holds it.</summary>
    private static MatchVerdict? Part(Findings found) => found.Tranche switch
    {
        { IsTotal: true } or { Sign: TrancheSign.None } => null,
        { Sign: TrancheSign.Numbered } => MatchVerdict.Tranche,
        _ when found.Date.Days > EventDays => MatchVerdict.Tranche,
        { Sign: TrancheSign.Plain } when found.Date.Days > 0 => MatchVerdict.Unsure,
        _ => null,
    };

    /// <summary>Another amount and a word that tells a part are a part, on whatever day; of a site in a programme only a word within the same kind is.</summary>
    private static MatchVerdict? OtherPart(Findings found)
    {
        var kinds = found.Parties.Shared > 1 ? KindAgreement.Related : KindAgreement.Same;
        return found.Tranche.Sign is not TrancheSign.None && found.Kind.Agreement >= kinds ? MatchVerdict.Tranche : null;
    }

    private static MatchVerdict Agreeing(Findings found) => found switch
    {
        { Term.Agreement: TermAgreement.Against, Date.Days: > EventDays } => MatchVerdict.Unsure,
        { Parties.Agreement: PartyAgreement.Equal } => found is { Kind.Agreement: KindAgreement.Loose, Parties.Shared: < 2 } ? MatchVerdict.Unsure : MatchVerdict.Same,
        { Kind.Agreement: KindAgreement.Same, Date.Days: <= NewsDays } => MatchVerdict.Same,
        { Kind.Agreement: KindAgreement.Related } when found.Date.Days <= EventDays || IsTold(found) => MatchVerdict.Same,
        _ => MatchVerdict.Unsure,
    };

    /// <summary>A figure that is off by a power of ten tells the same deal when everything else fits; a year as a date fits too much.</summary>
    private static MatchVerdict Slip(Findings found) => found switch
    {
        { Date.Days: > NewsDays } => MatchVerdict.Different,
        { Parties.Agreement: PartyAgreement.Equal, Kind.Agreement: >= KindAgreement.Related, Term.Agreement: not TermAgreement.Against } when found.Date.Narrow || IsTold(found) => MatchVerdict.Same,
        _ => MatchVerdict.Unsure,
    };

    private static MatchVerdict Contradicting(Findings found) => found switch
    {
        { Parties.Agreement: not PartyAgreement.Equal } or { Kind.Agreement: KindAgreement.Loose } or { Date.Narrow: false } or { Date.Days: > EventDays } => MatchVerdict.Different,
        { Kind.Agreement: KindAgreement.Same, Date.Days: 0 } when IsTold(found) => MatchVerdict.Same,
        _ => MatchVerdict.Unsure,
    };

    /// <summary>An amount is missing: parties and date alone do not tell one deal of a busy pair from the next, nor one data centre of an owner from another.</summary>
    private static MatchVerdict Silent(Findings found)
    {
        var told = IsTold(found) || found.SameTitle || (found.Site.Agreement is SiteAgreement.Region && found is { Date: { Narrow: true, Days: <= NewsDays } } or { Date.Days: 0, Amount.Undisclosed: 2 });
        var equal = found.Parties.Agreement is PartyAgreement.Equal;
        if (found.Site.Agreement is SiteAgreement.Named && (equal || found.Kind.Agreement is KindAgreement.Same) && found.Kind.Agreement >= KindAgreement.Related) return MatchVerdict.Same;
        if (!equal) return told ? MatchVerdict.Unsure : MatchVerdict.Different;
        if (told && found.Kind.Agreement is KindAgreement.Same) return MatchVerdict.Same;
        var soon = found.Date.Days <= EventDays && found.Parties.Shared > 1 && found.A.Kind is not DealKind.DataCenter && found.B.Kind is not DealKind.DataCenter;
        return found switch
        {
            { Kind.Agreement: >= KindAgreement.Related, Amount.Undisclosed: 2 } or { Kind.Agreement: KindAgreement.Same, Amount.Undisclosed: 1, Date.Narrow: true } when soon => MatchVerdict.Same,
            { Parties.Shared: > 1 } => MatchVerdict.Unsure,
            { Kind.Agreement: KindAgreement.Same } when found.Date.Narrow || found.Amount.Undisclosed == 2 => MatchVerdict.Unsure,
            _ => told || found.Site.Agreement is SiteAgreement.Region ? MatchVerdict.Unsure : MatchVerdict.Different,
        };
    }

    /// <summary>Something beyond parties, kind and date is the same.</summary>
    private static bool IsTold(Findings found) => found.Site.Agreement is SiteAgreement.Named || found.Term.Agreement is TermAgreement.Agree;

    private static bool IsBuilt(MatchFacts facts) => facts.Kind is DealKind.DataCenter or DealKind.Lease or DealKind.Power;
}
