using AiInfra.Amounts.Reading;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.CurrencyNames;

internal static class SpanishCurrencies
{
    public static Phrases<CurrencyMark> Table { get; } = new()
    {
        { new("USD", true), "dólar|dólares" },
        {
            new("USD"),
            "dólar estadounidense|dólares estadounidenses|dólar americano|dólares americanos|dólares norteamericanos|dólares de EE UU|dólares de EEUU|dólares de Estados Unidos|dólares de los Estados Unidos"
        },
        { new("EUR"), "euro|euros" },
        { new("GBP"), "libra|libras|libra esterlina|libras esterlinas|libras británicas" },
        { new("JPY"), "yen|yenes|yen japonés|yenes japoneses" },
        { new("CNY"), "yuan|yuanes|yuanes chinos|renminbi|renminbis" },
        { new("CHF"), "franco suizo|francos suizos" },
        { new("CAD"), "dólar canadiense|dólares canadienses" },
        { new("AUD"), "dólar australiano|dólares australianos" },
        { new("NZD"), "dólar neozelandés|dólares neozelandeses" },
        { new("SGD"), "dólar singapurense|dólares singapurenses|dólar de Singapur|dólares de Singapur" },
        { new("HKD"), "dólar hongkonés|dólares hongkoneses|dólar de Hong Kong|dólares de Hong Kong" },
        { new("TWD"), "dólares taiwaneses|dólares de Taiwán|nuevos dólares taiwaneses" },
        { new("INR"), "rupia|rupias|rupia india|rupias indias" },
        { new("IDR"), "rupia indonesia|rupias indonesias" },
        { new("KRW"), "won|wones|wons|won surcoreano|wones surcoreanos|wons surcoreanos" },
        { new("MYR"), "ringgit|ringgits|ringgit malasio|ringgits malasios" },
        { new("THB"), "baht|bahts|baht tailandés|bahts tailandeses" },
        { new("PHP"), "peso filipino|pesos filipinos" },
        { new("SEK"), "corona sueca|coronas suecas" },
        { new("NOK"), "corona noruega|coronas noruegas" },
        { new("DKK"), "corona danesa|coronas danesas" },
        { new("ISK"), "corona islandesa|coronas islandesas" },
        { new("CZK"), "corona checa|coronas checas" },
        { new("PLN"), "zloty|zlotys|zlotis|esloti|eslotis|zloty polaco|zlotys polacos|zlotis polacos|eslotis polacos" },
        { new("HUF"), "forinto|forintos|forint|forintos húngaros|florín húngaro|florines húngaros" },
        { new("RON"), "leu rumano|leus rumanos|lei rumanos" },
        { new("BGN"), "leva búlgara|levas búlgaras|lev búlgaro|levs búlgaros" },
        { new("TRY"), "lira turca|liras turcas" },
        { new("ILS"), "séquel|séqueles|shékel|shekels|shékeles|nuevos séqueles|nuevos shéqueles|shekels israelíes|séqueles israelíes|nuevo shéquel israelí|nuevos shekels" },
        { new("ZAR"), "rand|rands|rand sudafricano|rands sudafricanos" },
        { new("BRL"), "real brasileño|reales brasileños" },
        { new("MXN"), "peso mexicano|pesos mexicanos" },
        { new("SAR"), "riyales saudíes|riales saudíes" },
        { new("AED"), "dírhams|dírhams emiratíes|dirhams de los Emiratos" },
        {
            CurrencyMark.NotRead,
            "libra egipcia|libras egipcias|libras libanesas|libras sirias|libras sudanesas|dólares jamaicanos|dólares namibios|dólares liberianos|dólares fiyianos|dólares bahameños|dólares beliceños|dólares zimbabuenses|dólares trinitenses|rupias pakistaníes|rupias paquistaníes|rupias nepalíes|rupias de Sri Lanka"
        },
    };
}
