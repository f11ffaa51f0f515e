using AiInfra.Amounts;

namespace AiInfra.Matching.Evidence;

/// <summary>What the amounts say: nothing, the same, the same but for a slip of the pen, or something else.</summary>
internal enum AmountAgreement { Nothing, Agree, Slip, Contradict }

/// <param name="Undisclosed">How many of the two tell no amount.</param>
internal sealed record AmountFit(AmountAgreement Agreement, int Undisclosed, MatchPart Part)
{
    public static AmountFit Of(MatchFacts a, MatchFacts b)
    {
        var (one, other) = (a.Amount, b.Amount);
        var undisclosed = new[] { one, other }.Count(x => x.Qualifier is AmountQualifier.Undisclosed);
        if (undisclosed == 2) return Found(AmountAgreement.Nothing, "no amount told by either", undisclosed);
        if (undisclosed == 1) return Found(AmountAgreement.Nothing, $"an amount told by one only ({AmountText.Of(one.Qualifier is AmountQualifier.Undisclosed ? other : one)})", undisclosed);

        var inDollars = one.Usd is not null && other.Usd is not null;
        if (!inDollars && one.Currency != other.Currency) return Found(AmountAgreement.Nothing, $"amounts in two currencies without a rate ({Both(one, other)})");
        List<AmountSpan> spansOfOne = [.. AmountSpan.Of(one, inDollars)];
        List<AmountSpan> spansOfOther = [.. AmountSpan.Of(other, inDollars)];
        if (spansOfOne.Count == 0 || spansOfOther.Count == 0) return Found(AmountAgreement.Nothing, "an amount without a figure");
        return one.Per == other.Per ? Figures(one, other, spansOfOne, spansOfOther) : Totals(a, b, spansOfOne, spansOfOther);
    }

    private static AmountFit Figures(Amount a, Amount b, List<AmountSpan> spansOfA, List<AmountSpan> spansOfB)
    {
        if (AnyFit(spansOfA, spansOfB)) return Found(AmountAgreement.Agree, Agreeing(a, b));
        var slip = spansOfA.SelectMany(x => spansOfB.Select(x.SlipFrom)).Max();
        return slip is { } power
            ? Found(AmountAgreement.Slip, $"amounts that differ by a factor of {power}, which looks like a slip ({Both(a, b)})")
            : Found(AmountAgreement.Contradict, $"other amounts ({Both(a, b)})");
    }

    /// <summary>So much a year or per gigawatt, against a total: compared over the years and gigawatts that either knows.</summary>
    private static AmountFit Totals(MatchFacts a, MatchFacts b, List<AmountSpan> spansOfA, List<AmountSpan> spansOfB)
    {
        var same = AnyFit(spansOfA, spansOfB);
        if (Times(a, b) is not { } timesA || Times(b, a) is not { } timesB)
        {
            return same
                ? Found(AmountAgreement.Agree, $"the same figure, once in all and once not ({Both(a.Amount, b.Amount)})")
                : Found(AmountAgreement.Nothing, $"amounts that cannot be compared ({Both(a.Amount, b.Amount)})");
        }

        if (AnyFit([.. spansOfA.Select(s => s * timesA)], [.. spansOfB.Select(s => s * timesB)])) return Found(AmountAgreement.Agree, $"amounts that come to the same ({Both(a.Amount, b.Amount)})");
        return same
            ? Found(AmountAgreement.Slip, $"the same figure, once in all and once not, which looks like a slip ({Both(a.Amount, b.Amount)})")
            : Found(AmountAgreement.Contradict, $"other amounts ({Both(a.Amount, b.Amount)})");
    }

    private static decimal? Times(MatchFacts facts, MatchFacts other) => facts.Amount.Per switch
    {
        AmountPer.Year => facts.Term?.KnownYears ?? other.Term?.KnownYears,
        AmountPer.Gigawatt => facts.Gigawatts ?? other.Gigawatts,
        _ => 1,
    };

    private static bool AnyFit(List<AmountSpan> a, List<AmountSpan> b) => a.Exists(x => b.Exists(x.Fits));

    private static string Agreeing(Amount a, Amount b)
    {
        if (AmountText.Of(a) == AmountText.Of(b)) return $"the same amount ({AmountText.Of(a)})";
        var figures = a.Low == a.High && b.Low == b.High;
        return figures && a.Currency == b.Currency && Math.Abs(a.Low!.Value - b.Low!.Value) <= 0.05m * Math.Max(a.Low.Value, b.Low.Value) ? $"amounts within 5 % ({Both(a, b)})" : $"amounts that agree ({Both(a, b)})";
    }

    private static string Both(Amount a, Amount b) => $"{AmountText.Of(a)}, {AmountText.Of(b)}";

    private static AmountFit Found(AmountAgreement agreement, string reason, int undisclosed = 0) => new(agreement, undisclosed, new("amount", Points(agreement), reason));

    private static int Points(AmountAgreement agreement) => agreement switch
    {
        AmountAgreement.Agree => 30,
        AmountAgreement.Slip => -5,
        AmountAgreement.Contradict => -30,
        _ => 0,
    };
}
