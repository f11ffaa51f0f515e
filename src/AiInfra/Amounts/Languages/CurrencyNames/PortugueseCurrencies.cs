using AiInfra.Amounts.Reading;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.CurrencyNames;

/// <summary>As named in Portugal and in Brazil.</summary>
internal static class PortugueseCurrencies
{
    public static Phrases<CurrencyMark> Table { get; } = new()
    {
        { new("USD", true), "dólar|dólares" },
        {
            new("USD"),
            "dólar americano|dólares americanos|dólar norte-americano|dólares norte-americanos|dólares estadunidenses|dólares dos EUA|dólares dos Estados Unidos"
        },
        { new("EUR"), "euro|euros" },
        { new("GBP"), "libra|libras|libra esterlina|libras esterlinas|libras britânicas" },
        { new("JPY"), "iene|ienes|iene japonês|ienes japoneses" },
        { new("CNY"), "yuan|yuans|yuan chinês|yuans chineses|yuanes|iuan|iuans|renminbi|renminbis" },
        { new("CHF"), "franco suíço|francos suíços" },
        { new("CAD"), "dólar canadiano|dólares canadianos|dólar canadense|dólares canadenses" },
        { new("AUD"), "dólar australiano|dólares australianos" },
        { new("NZD"), "dólar neozelandês|dólares neozelandeses|dólares da Nova Zelândia" },
        { new("SGD"), "dólar de Singapura|dólares de Singapura|dólar singapurense|dólares singapurenses" },
        { new("HKD"), "dólar de Hong Kong|dólares de Hong Kong" },
        { new("TWD"), "dólares taiwaneses|dólares de Taiwan|novos dólares taiwaneses" },
        { new("INR"), "rupia|rupias|rupia indiana|rupias indianas" },
        { new("IDR"), "rupia indonésia|rupias indonésias|rupia indonesiana|rupias indonesianas" },
        { new("KRW"), "won|wons|won sul-coreano|wons sul-coreanos" },
        { new("MYR"), "ringgit|ringgits|ringgits malaios|ringgit malaio|ringgits da Malásia" },
        { new("THB"), "baht|bahts|baht tailandês|bahts tailandeses" },
        { new("PHP"), "peso filipino|pesos filipinos" },
        { new("SEK"), "coroa sueca|coroas suecas" },
        { new("NOK"), "coroa norueguesa|coroas norueguesas" },
        { new("DKK"), "coroa dinamarquesa|coroas dinamarquesas" },
        { new("ISK"), "coroa islandesa|coroas islandesas" },
        { new("CZK"), "coroa checa|coroas checas|coroa tcheca|coroas tchecas" },
        { new("PLN"), "zloty|zlotys|zlóti|zlótis|zlotis|zlotys polacos|zlotys poloneses|zlótis polacos" },
        { new("HUF"), "forint|forints|forint húngaro|forints húngaros|florins húngaros" },
        { new("RON"), "leu romeno|leus romenos|lei romenos" },
        { new("BGN"), "lev búlgaro|levs búlgaros|leva búlgaros|leva búlgara|levas búlgaras" },
        { new("TRY"), "lira turca|liras turcas" },
        { new("ILS"), "shekel|shekels|siclo|siclos|novo shekel israelense|novos shekels|shekels israelitas|shekels israelenses|novos shekels israelenses|novos siclos israelitas" },
        { new("ZAR"), "rand|rands|rand sul-africano|rands sul-africanos|rande|randes" },
        { new("BRL"), "reais|real brasileiro|reais brasileiros" },
        { new("MXN"), "peso mexicano|pesos mexicanos" },
        { new("SAR"), "riais sauditas|riyals sauditas" },
        { new("AED"), "dirhams|dirhams dos Emirados" },
        {
            CurrencyMark.NotRead,
            "libra egípcia|libras egípcias|libras libanesas|libras sírias|libras sudanesas|dólares jamaicanos|dólares namibianos|dólares liberianos|dólares fijianos|dólares do Zimbabué|dólares do Zimbábue|rupias paquistanesas|rupias nepalesas|rupias do Sri Lanka"
        },
    };
}
