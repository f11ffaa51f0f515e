using AiInfra.Amounts.Reading;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.CurrencyNames;

internal static class ItalianCurrencies
{
    public static Phrases<CurrencyMark> Table { get; } = new()
    {
        { new("USD", true), "dollaro|dollari" },
        { new("USD"), "dollaro statunitense|dollari statunitensi|dollaro americano|dollari americani|dollari usa|dollari us|dollari degli Stati Uniti|biglietti verdi" },
        { new("EUR"), "euro" },
        { new("GBP"), "sterlina|sterline|lira sterlina|lire sterline|sterline britanniche|sterline inglesi" },
        { new("JPY"), "yen|yen giapponese|yen giapponesi" },
        { new("CNY"), "yuan|yuan cinesi|renminbi|renminbi cinesi" },
        { new("CHF"), "franco svizzero|franchi svizzeri" },
        { new("CAD"), "dollaro canadese|dollari canadesi" },
        { new("AUD"), "dollaro australiano|dollari australiani" },
        { new("NZD"), "dollaro neozelandese|dollari neozelandesi" },
        { new("SGD"), "dollaro di Singapore|dollari di Singapore|dollari singaporiani" },
        { new("HKD"), "dollaro di Hong Kong|dollari di Hong Kong|dollari hongkonghesi" },
        { new("TWD"), "dollari taiwanesi|dollari di Taiwan|nuovi dollari taiwanesi" },
        { new("INR"), "rupia|rupie|rupia indiana|rupie indiane" },
        { new("IDR"), "rupia indonesiana|rupie indonesiane|rupiah" },
        { new("KRW"), "won|won sudcoreani|won coreani" },
        { new("MYR"), "ringgit|ringgit malesi|ringgit malesiani" },
        { new("THB"), "baht|baht thailandesi" },
        { new("PHP"), "peso filippino|pesos filippini|pesi filippini" },
        { new("SEK"), "corona svedese|corone svedesi" },
        { new("NOK"), "corona norvegese|corone norvegesi" },
        { new("DKK"), "corona danese|corone danesi" },
        { new("ISK"), "corona islandese|corone islandesi" },
        { new("CZK"), "corona ceca|corone ceche" },
        { new("PLN"), "zloty|zloty polacchi" },
        { new("HUF"), "fiorino ungherese|fiorini ungheresi|forint|forint ungheresi" },
        { new("RON"), "leu rumeno|leu romeno|lei rumeni|lei romeni|leu rumeni" },
        { new("BGN"), "lev bulgaro|lev bulgari|leva bulgari" },
        { new("TRY"), "lira turca|lire turche" },
        { new("ILS"), "shekel|sheqel|siclo|sicli|shekel israeliani|nuovo siclo israeliano|nuovi sicli israeliani|nuovi shekel" },
        { new("ZAR"), "rand|rand sudafricani|rand sudafricano" },
        { new("BRL"), "real brasiliano|real brasiliani|reais|reais brasiliani" },
        { new("MXN"), "peso messicano|pesos messicani|pesi messicani" },
        { new("SAR"), "riyal sauditi|rial sauditi" },
        { new("AED"), "dirham|dirham emiratini|dirham degli Emirati" },
        {
            CurrencyMark.NotRead,
            "lire egiziane|sterline egiziane|lire libanesi|sterline libanesi|lire siriane|sterline sudanesi|dollari giamaicani|dollari namibiani|dollari liberiani|dollari figiani|dollari dello Zimbabwe|rupie pakistane|rupie nepalesi|rupie dello Sri Lanka"
        },
    };
}
