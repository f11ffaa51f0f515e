using System.Globalization;

namespace AiInfra.Amounts;

/// <summary>An amount in English words, always with its qualifier: "up to $100 billion", "nearly $14 billion", "€3.5 billion a year".</summary>
public static class AmountText
{
    private static readonly (decimal Unit, string Word)[] Scales = [(1e12m, "trillion"), (1e9m, "billion"), (1e6m, "million"), (1e3m, "thousand")];

    public static string Of(Amount amount)
    {
        ArgumentNullException.ThrowIfNull(amount);
        var words = amount.Qualifier switch
        {
            AmountQualifier.Undisclosed => "undisclosed amount",
            AmountQualifier.About => $"about {Money(amount.Low, amount.Currency)}",
            AmountQualifier.Almost => $"nearly {Money(amount.Low, amount.Currency)}",
            AmountQualifier.MoreThan => $"more than {Money(amount.Low, amount.Currency)}",
            AmountQualifier.AtLeast => $"at least {Money(amount.Low, amount.Currency)}",
            AmountQualifier.UpTo => $"up to {Money(amount.High, amount.Currency)}",
            AmountQualifier.Between => Range(amount),
            _ => Money(amount.Low, amount.Currency),
        };
        return words + amount.Per switch
        {
            AmountPer.Year => " a year",
            AmountPer.Gigawatt => " per gigawatt",
            _ => "",
        };
    }

    /// <summary>
    /// A figure with its currency, in full where three decimals would round it: "$1.25 billion", "CHF 20 billion", "$10,000,400,000".
    /// "$10 billion is over $10 billion" would say nothing.
    /// </summary>
    public static string Money(decimal? value, string? currency)
    {
        if (value is not { } figure) return "?";
        var (number, word) = Scaled(figure);
        return Symbol(currency) + number + word;
    }

    /// <summary>A converted figure, to four significant digits: what a rate of some day makes of an amount is exact to no cent.</summary>
    public static string Converted(decimal? value, string currency) => Money(value is { } figure ? FourDigits(figure) : null, currency);

    internal static decimal FourDigits(decimal figure)
    {
        if (figure < 10_000) return figure;
        var step = 1m;
        while (figure / step >= 10_000) step *= 10;
        return decimal.Round(figure / step, MidpointRounding.AwayFromZero) * step;
    }

    private static string Range(Amount amount)
    {
        var (low, lowWord) = Scaled(amount.Low ?? 0);
        var (_, highWord) = Scaled(amount.High ?? 0);
        return lowWord == highWord
            ? $"{Symbol(amount.Currency)}{low}–{Money(amount.High, null)}"
            : $"{Money(amount.Low, amount.Currency)} to {Money(amount.High, amount.Currency)}";
    }

    private static (string Number, string Word) Scaled(decimal value)
    {
        foreach (var (unit, word) in Scales)
        {
            if (value >= unit && value % (unit / 1000) == 0) return ((value / unit).ToString("0.###", CultureInfo.InvariantCulture), " " + word);
            if (value >= unit) break;
        }

        return (value.ToString(value % 1 == 0 ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture), "");
    }

    private static string Symbol(string? currency) => currency switch
    {
        null => "",
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        _ => currency + "\u00A0",
    };
}
