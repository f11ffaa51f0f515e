namespace AiInfra.Amounts;

/// <summary>
/// The one figure of an amount that is compared with a threshold, in US dollars, and on which side of it the truth lies:
/// "almost 10" is just below 10, "more than 10" just above.
/// </summary>
/// <param name="Usd">The figure in US dollars.</param>
/// <param name="Side">-1 just below <paramref name="Usd"/>, 0 the figure itself, +1 just above.</param>
public readonly record struct Headline(decimal Usd, int Side)
{
    /// <summary>Whether the figure is greater than the bound; a deal of exactly the bound is not.</summary>
    public bool IsOver(decimal bound) => Usd > bound || (Usd == bound && Side > 0);

    /// <summary>Whether the figure is the bound or greater.</summary>
    public bool IsAtLeast(decimal bound) => Usd > bound || (Usd == bound && Side >= 0);

    /// <summary>
    /// The headline of an amount, or null when there is none to compare: undisclosed, not yet converted, or read in two ways.
    /// The high end stands for <c>up_to</c>, the low end for <c>at_least</c>, <c>more_than</c> and <c>between</c>.
    /// A figure per year or per gigawatt counts for the years and gigawatts it is known to run; with none known a year counts once and a gigawatt price not at all.
    /// </summary>
    public static Headline? Of(Amount amount, decimal? years = null, decimal? gigawatts = null)
    {
        ArgumentNullException.ThrowIfNull(amount);
        if (amount is not { Usd: { } usd, OtherReading: null }) return null;
        var figure = amount.Qualifier switch
        {
            AmountQualifier.Undisclosed => null,
            AmountQualifier.UpTo => usd.High,
            _ => usd.Low,
        };
        decimal? times = amount.Per switch
        {
            AmountPer.Year => years ?? 1,
            AmountPer.Gigawatt => gigawatts,
            _ => 1,
        };
        var side = amount.Qualifier switch
        {
            AmountQualifier.Almost => -1,
            AmountQualifier.MoreThan => 1,
            _ => 0,
        };
        // To the cent: a term of 20 months is no finite number of years, and what that leaves behind the point must not cross a bound.
        return figure * times is { } value ? new(decimal.Round(value, 2), side) : null;
    }
}
