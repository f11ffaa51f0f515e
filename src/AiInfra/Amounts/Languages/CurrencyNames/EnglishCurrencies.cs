using AiInfra.Amounts.Reading;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.CurrencyNames;

internal static class EnglishCurrencies
{
    public static Phrases<CurrencyMark> Table { get; } = new()
    {
        { new("USD", true), "dollar|dollars|buck|bucks" },
        { new("USD"), "u s dollar|u s dollars|us dollar|us dollars|american dollar|american dollars|united states dollar|united states dollars" },
        { new("EUR"), "euro|euros" },
        { new("GBP"), "pound|pounds|pound sterling|pounds sterling|british pound|british pounds|uk pounds|sterling|quid" },
        { new("JPY"), "yen|japanese yen" },
        { new("CNY"), "yuan|chinese yuan|renminbi|yuan renminbi|chinese renminbi" },
        { new("CHF"), "swiss franc|swiss francs" },
        { new("CAD"), "canadian dollar|canadian dollars" },
        { new("AUD"), "australian dollar|australian dollars|aussie dollars" },
        { new("NZD"), "new zealand dollar|new zealand dollars|kiwi dollars" },
        { new("SGD"), "singapore dollar|singapore dollars|singaporean dollar|singaporean dollars|sing dollars" },
        { new("HKD"), "hong kong dollar|hong kong dollars" },
        { new("TWD"), "taiwan dollar|taiwan dollars|new taiwan dollar|new taiwan dollars|taiwanese dollars" },
        { new("INR"), "rupee|rupees|indian rupee|indian rupees" },
        { new("IDR"), "rupiah|rupiahs|indonesian rupiah|indonesian rupiahs|indonesian rupee|indonesian rupees" },
        { new("KRW"), "korean won|south korean won" },
        { new("MYR"), "ringgit|ringgits|malaysian ringgit|malaysian ringgits" },
        { new("THB"), "baht|thai baht" },
        { new("PHP"), "philippine peso|philippine pesos" },
        { new("SEK"), "swedish krona|swedish kronor|swedish crown|swedish crowns|kronor" },
        { new("NOK"), "norwegian krone|norwegian kroner|norwegian crown|norwegian crowns" },
        { new("DKK"), "danish krone|danish kroner|danish crown|danish crowns" },
        { new("ISK"), "icelandic krona|icelandic kronur|icelandic crown|icelandic crowns" },
        { new("CZK"), "czech koruna|czech korunas|czech koruny|czech crown|czech crowns|koruna|korunas" },
        { new("PLN"), "zloty|zlotys|zlotych|polish zloty|polish zlotys" },
        { new("HUF"), "forint|forints|hungarian forint|hungarian forints" },
        { new("RON"), "romanian leu|romanian lei" },
        { new("BGN"), "bulgarian lev|bulgarian leva|bulgarian levs" },
        { new("TRY"), "turkish lira|turkish liras|turkish lire" },
        { new("ILS"), "shekel|shekels|israeli shekel|israeli shekels|new shekels|new israeli shekel|new israeli shekels" },
        { new("ZAR"), "south african rand|south african rands" },
        { new("BRL"), "brazilian real|brazilian reais|brazilian reals|reais" },
        { new("MXN"), "mexican peso|mexican pesos" },
        { new("SAR"), "saudi riyal|saudi riyals" },
        { new("AED"), "dirham|dirhams|uae dirham|uae dirhams|emirati dirham|emirati dirhams" },
    };
}
