using AiInfra.Amounts;

namespace AiInfra.Matching.Evidence;

/// <summary>The figures a reported amount leaves room for, in one currency.</summary>
internal readonly record struct AmountSpan(decimal Low, decimal High)
{
    /// <summary>As far as two reports of one figure may lie apart.</summary>
    private const decimal Tolerance = 0.05m;

    /// <summary>"more than $10 billion" is said of 11.9, not of 60.</summary>
    private const decimal RoundedDown = 1.2m;

    /// <summary>The readings of an amount in US dollars, or as reported; none when it has no figure.</summary>
    public static IEnumerable<AmountSpan> Of(Amount amount, bool inDollars)
    {
        var (low, high) = inDollars ? (amount.Usd?.Low, amount.Usd?.High) : (amount.Low, amount.High);
        if (Span(amount.Qualifier, low, high) is { } span) yield return span;
        var rate = inDollars ? amount.Usd?.Rate ?? 1 : 1;
        if (amount.OtherReading is { } other && Span(amount.Qualifier, other.Low * rate, other.High * rate) is { } second) yield return second;
    }

    public static AmountSpan operator *(AmountSpan span, decimal times) => new(span.Low * times, span.High * times);

    public static AmountSpan Multiply(AmountSpan left, decimal right) => left * right;

    public bool Fits(AmountSpan other) => Math.Min(High, other.High) >= (1 - Tolerance) * Math.Max(Low, other.Low);

    /// <summary>The power of ten (10, 100 or 1,000) between two figures with the same leading digits.</summary>
    public int? SlipFrom(AmountSpan other)
    {
        foreach (var power in new[] { 10, 100, 1000 })
        {
            if (Fits(other * power) || (this * power).Fits(other)) return power;
        }

        return null;
    }

    private static AmountSpan? Span(AmountQualifier qualifier, decimal? low, decimal? high) => (low ?? high, high ?? low) switch
    {
        (null, _) or (_, null) => null,
        ({ } from, { } to) => qualifier switch
        {
            AmountQualifier.UpTo => new(to, to),
            AmountQualifier.AtLeast or AmountQualifier.MoreThan => new(from, from * RoundedDown),
            AmountQualifier.Almost => new(from * (1 - Tolerance), to),
            AmountQualifier.About => new(from * (1 - Tolerance), to * (1 + Tolerance)),
            _ => new(from, to),
        },
    };
}
