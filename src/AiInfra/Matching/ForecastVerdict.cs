using AiInfra.Matching.Evidence;

namespace AiInfra.Matching;

/// <summary>The verdict on two forecasts. They often name nobody; the figures, the year they speak of and who is named tell them apart.</summary>
internal static class ForecastVerdict
{
    public static MatchVerdict Of(Findings found)
    {
        var strangers = found is { Parties.Agreement: PartyAgreement.None, A.Parties.IsEmpty: false, B.Parties.IsEmpty: false };
        var known = found.Parties.Agreement >= PartyAgreement.Subset || NamedIn(found.A, found.B) || NamedIn(found.B, found.A);
        return found switch
        {
            { Date.Days: > DealMatch.WindowDays } or { Term.Agreement: TermAgreement.Against } => MatchVerdict.Different,
            _ when strangers && !known => MatchVerdict.Different,
            { Amount.Agreement: AmountAgreement.Agree } => known || found.Term.Agreement is TermAgreement.Agree || SameRange(found) || found.SameTitle ? MatchVerdict.Same : MatchVerdict.Unsure,
            { Amount.Agreement: AmountAgreement.Slip or AmountAgreement.Nothing } when known && found.Term.Agreement is TermAgreement.Agree => MatchVerdict.Unsure,
            _ => MatchVerdict.Different,
        };
    }

    /// <summary>Who made the one forecast is named in the title of the other.</summary>
    private static bool NamedIn(MatchFacts a, MatchFacts b) => a.Parties.Any(party => PlainWords.Names(PlainWords.Line(b.Title), party.Name));

    /// <summary>Two ends in common are no chance, one round figure may be.</summary>
    private static bool SameRange(Findings found) => found.A.Amount is { Low: { } low, High: { } high } a && low != high && (a.Low, a.High) == (found.B.Amount.Low, found.B.Amount.High);
}
