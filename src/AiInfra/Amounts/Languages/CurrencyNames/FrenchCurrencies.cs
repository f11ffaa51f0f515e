using AiInfra.Amounts.Reading;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.CurrencyNames;

internal static class FrenchCurrencies
{
    public static Phrases<CurrencyMark> Table { get; } = new()
    {
        { new("USD", true), "dollar|dollars" },
        { new("USD"), "dollar us|dollars us|dollar américain|dollars américains|dollars des États-Unis|dollars étatsuniens|billets verts" },
        { new("EUR"), "euro|euros" },
        { new("GBP"), "livre|livres|livre sterling|livres sterling|livre britannique|livres britanniques" },
        { new("JPY"), "yen|yens|yen japonais|yens japonais" },
        { new("CNY"), "yuan|yuans|yuan chinois|yuans chinois|renminbi|renminbis|yuan renminbi|yuans renminbi" },
        { new("CHF"), "franc suisse|francs suisses" },
        { new("CAD"), "dollar canadien|dollars canadiens|dollars CA" },
        { new("AUD"), "dollar australien|dollars australiens" },
        { new("NZD"), "dollar néo-zélandais|dollars néo-zélandais" },
        { new("SGD"), "dollar de Singapour|dollars de Singapour|dollars singapouriens" },
        { new("HKD"), "dollar de Hong Kong|dollars de Hong Kong|dollars hongkongais|dollars hong-kongais" },
        { new("TWD"), "dollars taïwanais|dollars de Taïwan|nouveaux dollars taïwanais" },
        { new("INR"), "roupie|roupies|roupie indienne|roupies indiennes" },
        { new("IDR"), "roupie indonésienne|roupies indonésiennes|rupiah|rupiahs" },
        { new("KRW"), "won|wons|won sud-coréen|wons sud-coréens|wons coréens" },
        { new("MYR"), "ringgit|ringgits|ringgit malais|ringgits malais|ringgit malaisien|ringgits malaisiens" },
        { new("THB"), "baht|bahts|baht thaïlandais|bahts thaïlandais" },
        { new("PHP"), "peso philippin|pesos philippins" },
        { new("SEK"), "couronne suédoise|couronnes suédoises" },
        { new("NOK"), "couronne norvégienne|couronnes norvégiennes" },
        { new("DKK"), "couronne danoise|couronnes danoises" },
        { new("ISK"), "couronne islandaise|couronnes islandaises" },
        { new("CZK"), "couronne tchèque|couronnes tchèques" },
        { new("PLN"), "zloty|zlotys|zloty polonais|zlotys polonais" },
        { new("HUF"), "forint|forints|forint hongrois|forints hongrois" },
        { new("RON"), "leu roumain|lei roumains|leus roumains" },
        { new("BGN"), "lev bulgare|levs bulgares|leva bulgares" },
        { new("TRY"), "livre turque|livres turques" },
        { new("ILS"), "shekel|shekels|sheqel|shekels israéliens|nouveau shekel israélien|nouveaux shekels|nouveaux shekels israéliens" },
        { new("ZAR"), "rand|rands|rand sud-africain|rands sud-africains" },
        { new("BRL"), "réal brésilien|réals|réals brésiliens|reais|reais brésiliens|réaux brésiliens" },
        { new("MXN"), "peso mexicain|pesos mexicains" },
        { new("SAR"), "riyals saoudiens|rials saoudiens" },
        { new("AED"), "dirhams émiratis|dirhams des Émirats" },
        {
            CurrencyMark.NotRead,
            "livre égyptienne|livres égyptiennes|livres libanaises|livres syriennes|livres soudanaises|dollars jamaïcains|dollars namibiens|dollars libériens|dollars fidjiens|dollars bahaméens|dollars zimbabwéens|dollars trinidadiens|roupies pakistanaises|roupies népalaises|roupies sri-lankaises|roupies mauriciennes"
        },
    };
}
