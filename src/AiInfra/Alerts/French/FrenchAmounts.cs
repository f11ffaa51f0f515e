using System.Globalization;
using AiInfra.Amounts;

namespace AiInfra.Alerts.French;

/// <summary>An amount in French words: "jusqu’à 100 milliards de dollars", "1,5 milliard d’euros", "3 000 milliards de dollars" (a trillion has no everyday word), "10 000 dollars".</summary>
internal static class FrenchAmounts
{
    private const char Space = '\u00A0';

    /// <summary>A comma, and a narrow space that does not break between groups.</summary>
    private static readonly NumberFormatInfo Format = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "\u202F", NumberGroupSizes = [3] };

    private static readonly (decimal Unit, string Word)[] Scales = [(1e9m, "milliard"), (1e6m, "million")];

    public static string Of(Amount amount)
    {
        ArgumentNullException.ThrowIfNull(amount);
        var words = amount.Qualifier switch
        {
            AmountQualifier.Undisclosed => "montant non communiqué",
            AmountQualifier.About => $"environ {Money(amount.Low, amount.Currency)}",
            AmountQualifier.Almost => $"près de {Money(amount.Low, amount.Currency)}",
            AmountQualifier.MoreThan => $"plus de {Money(amount.Low, amount.Currency)}",
            AmountQualifier.AtLeast => $"au moins {Money(amount.Low, amount.Currency)}",
            AmountQualifier.UpTo => $"jusqu’à {Money(amount.High, amount.Currency)}",
            AmountQualifier.Between => Range(amount),
            _ => Money(amount.Low, amount.Currency),
        };
        return words + amount.Per switch
        {
            AmountPer.Year => " par an",
            AmountPer.Gigawatt => " par gigawatt",
            _ => "",
        };
    }

    /// <summary>A figure with its currency, in full where three decimals of a scale would round it.</summary>
    public static string Money(decimal? value, string? currency)
    {
        if (value is not { } figure) return "?";
        var (number, scale, isPlural) = Scaled(figure);
        return number + scale + CurrencyName(currency, isPlural, afterScale: scale.Length > 0);
    }

    public static string Number(decimal value, string format) => value.ToString(format, Format);

    private static string Range(Amount amount)
    {
        var (low, lowScale, _) = Scaled(amount.Low ?? 0);
        var (_, highScale, _) = Scaled(amount.High ?? 0);
        var from = lowScale.TrimEnd('s') == highScale.TrimEnd('s') ? low : Money(amount.Low, amount.Currency);
        return $"entre {from} et {Money(amount.High, amount.Currency)}";
    }

    /// <summary>The plural begins at two: "1,9 milliard", "2 milliards".</summary>
    private static (string Number, string Scale, bool IsPlural) Scaled(decimal value)
    {
        foreach (var (unit, word) in Scales)
        {
            if (value >= unit && value % (unit / 1000) == 0) return (Number(value / unit, "#,##0.###"), Space + word + (value / unit >= 2 ? "s" : ""), true);
            if (value >= unit) break;
        }

        return (Number(value, value % 1 == 0 ? "#,##0" : "#,##0.00"), "", value >= 2);
    }

    private static string CurrencyName(string? currency, bool isPlural, bool afterScale)
    {
        var (one, many, of) = currency switch
        {
            "USD" => ("dollar", "dollars", "de "),
            "EUR" => ("euro", "euros", "d’"),
            "GBP" => ("livre sterling", "livres sterling", "de "),
            "JPY" => ("yen", "yens", "de "),
            "CNY" => ("yuan", "yuans", "de "),
            _ => (currency ?? "", currency ?? "", ""),
        };
        return one.Length == 0 ? "" : Space + (afterScale ? of : "") + (isPlural ? many : one);
    }
}
