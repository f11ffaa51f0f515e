using System.Collections.Frozen;
using AiInfra.Amounts;
using AiInfra.Deals;

namespace AiInfra.Alerts.French;

/// <summary>A fact that some source tells otherwise, from the English words in which the record keeps it.</summary>
internal static class FrenchFacts
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["/kind"] = "nature",
        ["/bindingness"] = "engagement",
        ["/status"] = "état",
        ["/announced"] = "annonce",
        ["/amount/basis"] = "type de montant",
        ["/term/start"] = "début",
        ["/term/end"] = "fin",
        ["/term/years"] = "durée en années",
        ["/site/name"] = "site",
        ["/site/country"] = "pays",
        ["/site/region"] = "région",
        ["/power/announcedGigawatts"] = "gigawatts annoncés",
        ["/power/liveGigawatts"] = "gigawatts en service",
        ["/power/source"] = "énergie",
    }.ToFrozenDictionary();

    public static string Of(string pointer, string english)
    {
        var value = pointer switch
        {
            "/amount" => Amount(english),
            "/kind" => Word<DealKind>(english),
            "/bindingness" => Word<Bindingness>(english),
            "/status" => Word<DealStatus>(english),
            "/amount/basis" => Word<AmountBasis>(english),
            "/power/source" => Word<EnergySource>(english),
            "/announced" or "/term/start" or "/term/end" => PartialDate.TryParse(english, out var date) ? FrenchDates.Of(date) : english,
            _ => english,
        };
        return pointer == "/amount" ? value : $"{Names.GetValueOrDefault(pointer, pointer.Trim('/'))}\u00A0: {value}";
    }

    private static string Amount(string english) => english == AmountText.Of(Amounts.Amount.Undisclosed)
        ? FrenchAmounts.Of(Amounts.Amount.Undisclosed)
        : AmountReader.Read(english, "en") is AmountReading.Ok { Amount: { OtherReading: null } amount } && AmountText.Of(amount) == english ? FrenchAmounts.Of(amount) : english;

    private static string Word<TEnum>(string english)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (AlertText.Words(value) == english) return FrenchWords.Of(value) ?? english;
        }

        return english;
    }
}
