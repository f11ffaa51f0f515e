using AiInfra.Amounts;

namespace AiInfra.Rates;

/// <summary>Converts reported amounts to US dollars.</summary>
public static class Conversion
{
    /// <summary>
    /// The amount with its US dollars, when it has none and there is a rate near enough; otherwise as it is, "not yet converted". What has been converted keeps its rate.
    /// </summary>
    /// <param name="amount">The amount as reported.</param>
    /// <param name="rates">The rates to convert with.</param>
    /// <param name="on">The day of the amount; the last rate on or before it is taken.</param>
    public static Amount InUsd(this Amount amount, ExchangeRates rates, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(amount);
        ArgumentNullException.ThrowIfNull(rates);
        if (amount is not { Usd: null, Currency: { } currency } || rates.UsdFor(currency, on) is not { } rate) return amount;
        // A dollar was never converted, hence no day.
        return amount with { Usd = amount.UsdAt(rate.UsdPerUnit, currency == "USD" ? null : rate.Date) };
    }

    /// <summary>The bounds in US dollars at a rate, each rounded to the cent, half a cent up (Council Regulation (EC) No 1103/97, Article 5).</summary>
    /// <param name="amount">The amount as reported.</param>
    /// <param name="usdPerUnit">US dollars for one unit of its currency.</param>
    /// <param name="date">The day of the rate.</param>
    public static UsdAmount UsdAt(this Amount amount, decimal usdPerUnit, DateOnly? date)
    {
        ArgumentNullException.ThrowIfNull(amount);
        return new(Cents(amount.Low * usdPerUnit), Cents(amount.High * usdPerUnit), usdPerUnit, date);
    }

    private static decimal? Cents(decimal? dollars) => dollars is { } d ? Math.Round(d, 2, MidpointRounding.AwayFromZero) : null;
}
