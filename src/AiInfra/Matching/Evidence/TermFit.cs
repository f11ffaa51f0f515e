using System.Globalization;
using AiInfra.Deals;

namespace AiInfra.Matching.Evidence;

internal enum TermAgreement { Nothing, Agree, Against }

/// <summary>Whether two descriptions run until the same time. A length alone ("over five years") is too common to speak for anything.</summary>
internal sealed record TermFit(TermAgreement Agreement, MatchPart? Part)
{
    private const string What = "term";

    public static TermFit Of(Term? a, Term? b)
    {
        if (a?.End is { } oneEnd && b?.End is { } otherEnd)
        {
            if (Overlap(oneEnd, otherEnd)) return new(TermAgreement.Agree, new(What, 5, $"the same end ({otherEnd})"));
            // "By the end of the decade" is told as 2029 and as 2030.
            if (Math.Abs(oneEnd.Last.Year - otherEnd.Last.Year) > 1) return new(TermAgreement.Against, new(What, -15, $"other ends ({oneEnd}, {otherEnd})"));
        }

        if (a?.KnownYears is not { } years || b?.KnownYears is not { } otherYears) return new(TermAgreement.Nothing, null);
        if (Math.Abs(years - otherYears) > 1) return new(TermAgreement.Against, new(What, -10, $"other lengths ({Text(years)}, {Text(otherYears)} years)"));
        if (a.Start is { } start && b.Start is { } otherStart && Overlap(start, otherStart) && years == otherYears) return new(TermAgreement.Agree, new(What, 5, $"the same years ({Text(years)} from {start})"));
        return new(TermAgreement.Nothing, years == otherYears ? new(What, 2, $"the same length ({Text(years)} years)") : null);
    }

    private static bool Overlap(PartialDate a, PartialDate b) => a.First <= b.Last && b.First <= a.Last;

    private static string Text(decimal years) => years.ToString("0.##", CultureInfo.InvariantCulture);
}
