using System.Globalization;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Subscribers;

namespace AiInfra.Alerts;

internal sealed class EnglishWording : Wording
{
    public override ReaderLanguage Language => ReaderLanguage.En;

    public override string Word<TEnum>(TEnum value) => AlertText.Words(value);

    public override string Amount(Amount amount) => AmountText.Of(amount);

    public override string Money(decimal? value, string? currency) => AmountText.Money(value, currency);

    public override string Converted(decimal? value, string currency) => AmountText.Converted(value, currency);

    public override string Number(decimal value, int decimals) => value.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);

    public override string DateOf(PartialDate at) => at.ToString();

    public override string Years(decimal years) => Say(years == 1 ? "{0} year" : "{0} years", Number(years, 2));

    public override string Reported(string pointer, string english) => pointer == "/amount" ? english : $"{FactWords(pointer)}: {english}";

    public override string Reason(string english) => english;

    public override string Say(string english, params string[] values) => values.Length == 0 ? english : string.Format(CultureInfo.InvariantCulture, english, values);

    /// <summary>A JSON Pointer in words: <c>/power/liveGigawatts</c> → "power live gigawatts".</summary>
    private static string FactWords(string pointer) =>
        string.Concat(pointer.TrimStart('/').Select(c => c == '/' ? " " : char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
