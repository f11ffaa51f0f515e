using AiInfra.Amounts.Reading;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.CurrencyNames;

internal static class GermanCurrencies
{
    public static Phrases<CurrencyMark> Table { get; } = new()
    {
        { new("USD", true), "dollar|dollars" },
        { new("USD"), "us-dollar|us dollar|us-dollars|" + Inflected("amerikanisch", "dollar") },
        { new("EUR"), "euro|euros" },
        { new("GBP"), "pfund|pfund sterling|britisches pfund|" + Inflected("britisch", "pfund") },
        { new("CHF"), "franken|schweizer franken|schweizerfranken|fr|sfr" },
        { new("JPY"), "yen|japanische yen|japanischer yen|japanischen yen" },
        { new("CNY"), "yuan|renminbi|" + Inflected("chinesisch", "yuan|renminbi") },
        { new("CAD"), "kanada-dollar|" + Inflected("kanadisch", "dollar") },
        { new("AUD"), "austral-dollar|" + Inflected("australisch", "dollar") },
        { new("NZD"), "neuseeland-dollar|" + Inflected("neuseeländisch", "dollar") },
        { new("SGD"), "singapur-dollar|singapur dollar" },
        { new("HKD"), "hongkong-dollar|hong-kong-dollar" },
        { new("TWD"), "taiwan-dollar|neue taiwan-dollar|" + Inflected("taiwanisch", "dollar") },
        { new("INR"), "rupie|rupien|" + Inflected("indisch", "rupie|rupien") },
        { new("IDR"), "rupiah|" + Inflected("indonesisch", "rupiah|rupie|rupien") },
        { new("KRW"), "won|" + Inflected("südkoreanisch", "won") },
        { new("MYR"), "ringgit|" + Inflected("malaysisch", "ringgit") },
        { new("THB"), "baht|" + Inflected("thailändisch", "baht") },
        { new("PHP"), Inflected("philippinisch", "peso|pesos") },
        { new("SEK"), Inflected("schwedisch", "krone|kronen") },
        { new("NOK"), Inflected("norwegisch", "krone|kronen") },
        { new("DKK"), Inflected("dänisch", "krone|kronen") },
        { new("ISK"), Inflected("isländisch", "krone|kronen") },
        { new("CZK"), Inflected("tschechisch", "krone|kronen") },
        { new("PLN"), "zloty|" + Inflected("polnisch", "zloty") },
        { new("HUF"), "forint|" + Inflected("ungarisch", "forint") },
        { new("RON"), Inflected("rumänisch", "leu|lei") },
        { new("BGN"), Inflected("bulgarisch", "lew|lewa") },
        { new("TRY"), Inflected("türkisch", "lira|lire") },
        { new("ILS"), "schekel|neue schekel|" + Inflected("israelisch", "schekel") },
        { new("ZAR"), Inflected("südafrikanisch", "rand") },
        { new("BRL"), "reais|" + Inflected("brasilianisch", "real|reais") },
        { new("MXN"), Inflected("mexikanisch", "peso|pesos") },
        { new("SAR"), Inflected("saudisch", "riyal|riyals|rial") },
        { new("AED"), "dirham|" + Inflected("emiratisch", "dirham") },
    };

    /// <summary>"schwedische Kronen", "schwedischer Kronen", "schwedischen Kronen".</summary>
    private static string Inflected(string adjective, string nouns) =>
        string.Join('|', nouns.Split('|').Select(noun => $"{adjective}e {noun}|{adjective}er {noun}|{adjective}en {noun}"));
}
