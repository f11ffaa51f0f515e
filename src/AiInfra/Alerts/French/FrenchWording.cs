using System.Globalization;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Subscribers;

namespace AiInfra.Alerts.French;

/// <summary>French as it is printed in France: a decimal comma, groups of three, and a space that does not break before the high punctuation (Lexique des règles typographiques en usage à l'Imprimerie nationale).</summary>
internal sealed class FrenchWording : Wording
{
    public override ReaderLanguage Language => ReaderLanguage.Fr;

    public override string Word<TEnum>(TEnum value) => FrenchWords.Of(value) ?? AlertText.Words(value);

    public override string Amount(Amount amount) => FrenchAmounts.Of(amount);

    public override string Money(decimal? value, string? currency) => FrenchAmounts.Money(value, currency);

    public override string Converted(decimal? value, string currency) => FrenchAmounts.Money(value is { } figure ? AmountText.FourDigits(figure) : null, currency);

    public override string Number(decimal value, int decimals) => FrenchAmounts.Number(value, "0." + new string('#', decimals));

    public override string DateOf(PartialDate at) => FrenchDates.Of(at);

    /// <summary>The plural begins at two.</summary>
    public override string Years(decimal years) => Say(years < 2 ? "{0} year" : "{0} years", Number(years, 2));

    public override string Reported(string pointer, string english) => FrenchFacts.Of(pointer, english);

    public override string Reason(string english) => FrenchReasons.Of(english);

    public override string Say(string english, params string[] values)
    {
        var french = FrenchPhrases.Of(english) ?? english;
        return values.Length == 0 ? french : string.Format(CultureInfo.InvariantCulture, french, values);
    }
}
