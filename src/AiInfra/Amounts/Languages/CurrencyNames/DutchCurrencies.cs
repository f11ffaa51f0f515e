using AiInfra.Amounts.Reading;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.CurrencyNames;

internal static class DutchCurrencies
{
    public static Phrases<CurrencyMark> Table { get; } = new()
    {
        { new("USD", true), "dollar|dollars" },
        { new("USD"), "us-dollar|us dollar|us-dollars|amerikaanse dollar|amerikaanse dollars" },
        { new("EUR"), "euro|euro's|euros" },
        { new("GBP"), "pond|ponden|pond sterling|britse pond|britse ponden|brits pond" },
        { new("JPY"), "yen|japanse yen" },
        { new("CNY"), "yuan|chinese yuan|renminbi|chinese renminbi" },
        { new("CHF"), "zwitserse frank|zwitserse franken|zwitserse franc" },
        { new("CAD"), "canadese dollar|canadese dollars" },
        { new("AUD"), "australische dollar|australische dollars" },
        { new("NZD"), "nieuw-zeelandse dollar|nieuw-zeelandse dollars" },
        { new("SGD"), "singaporese dollar|singaporese dollars|singapore-dollar|singaporedollar" },
        { new("HKD"), "hongkongse dollar|hongkongse dollars|hongkong-dollar|hong kong dollar|hongkongdollar" },
        { new("TWD"), "taiwanese dollar|taiwanese dollars|nieuwe taiwanese dollar" },
        { new("INR"), "roepie|roepies|indiase roepie|indiase roepies|roepie's" },
        { new("IDR"), "rupiah|indonesische rupiah|indonesische roepia|roepia|roepiah|indonesische roepiah" },
        { new("KRW"), "won|zuid-koreaanse won|koreaanse won" },
        { new("MYR"), "ringgit|maleisische ringgit" },
        { new("THB"), "baht|thaise baht" },
        { new("PHP"), "filipijnse peso|filipijnse peso's|filipijnse pesos" },
        { new("SEK"), "zweedse kroon|zweedse kronen" },
        { new("NOK"), "noorse kroon|noorse kronen" },
        { new("DKK"), "deense kroon|deense kronen" },
        { new("ISK"), "ijslandse kroon|ijslandse kronen" },
        { new("CZK"), "tsjechische kroon|tsjechische kronen" },
        { new("PLN"), "zloty|poolse zloty|zloty's|poolse zloty's" },
        { new("HUF"), "forint|hongaarse forint|forinten|hongaarse forinten" },
        { new("RON"), "roemeense leu|roemeense lei" },
        { new("BGN"), "bulgaarse lev|bulgaarse leva" },
        { new("TRY"), "turkse lira|turkse lira's|turkse liras" },
        { new("ILS"), "shekel|shekels|sjekel|sjekels|israelische shekel|israelische shekels|israelische sjekel|nieuwe israelische shekel" },
        { new("ZAR"), "zuid-afrikaanse rand" },
        { new("BRL"), "braziliaanse real|braziliaanse reais|reais" },
        { new("MXN"), "mexicaanse peso|mexicaanse peso's|mexicaanse pesos" },
        { new("SAR"), "saoedische riyal|saudische riyal|saoedi-arabische riyal" },
        { new("AED"), "dirham|emiraatse dirham" },
    };
}
