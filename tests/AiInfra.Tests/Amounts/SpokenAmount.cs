using System.Globalization;
using AiInfra.Amounts;

namespace AiInfra.Tests.Amounts;

/// <summary>Says amounts as a language does, to see that they read back. One form for each thing is enough here; the corpus has the others.</summary>
/// <param name="Million">Singular and plural, up to the name of the currency.</param>
/// <param name="Billion">1e9, singular and plural; the singular is null where there is only "mil millones".</param>
/// <param name="Trillion">1e12.</param>
/// <param name="Of">Between a scale word and the name of a currency.</param>
/// <param name="Qualifiers">About, almost, more than, at least, up to.</param>
/// <param name="Range">With {0} and {1}.</param>
/// <param name="Currencies">Names, in the plural, of USD, EUR, GBP, CHF, SEK, JPY.</param>
internal sealed record SpokenAmount(
    string Code, string Mark, string Group, (string One, string Many) Million, (string One, string Many) Billion, (string One, string Many) Trillion, string Of,
    string[] Qualifiers, string Range, string Year, string Gigawatt, string Years, string[] Currencies)
{
    public static readonly string[] Codes = ["USD", "EUR", "GBP", "CHF", "SEK", "JPY"];

    public static readonly SpokenAmount[] All =
    [
        new("en", ".", ",", ("million", "million"), ("billion", "billion"), ("trillion", "trillion"), " ",
            ["about ", "nearly ", "more than ", "at least ", "up to "], "between {0} and {1}", " a year", " per gigawatt", " over {0} years",
            ["dollars", "euros", "pounds", "Swiss francs", "Swedish kronor", "yen"]),
        new("fr", ",", "\u202f", ("million", "millions"), ("milliard", "milliards"), ("billion", "billions"), " de ",
            ["environ ", "près de ", "plus de ", "au moins ", "jusqu’à "], "entre {0} et {1}", " par an", " par gigawatt", " sur {0} ans",
            ["dollars", "d’euros", "livres sterling", "francs suisses", "couronnes suédoises", "yens"]),
        new("de", ",", ".", ("Million", "Millionen"), ("Milliarde", "Milliarden"), ("Billion", "Billionen"), " ",
            ["rund ", "fast ", "mehr als ", "mindestens ", "bis zu "], "zwischen {0} und {1}", " pro Jahr", " pro Gigawatt", " über {0} Jahre",
            ["Dollar", "Euro", "Pfund", "Franken", "schwedische Kronen", "Yen"]),
        new("es", ",", ".", ("millón", "millones"), ("mil millones", "mil millones"), ("billón", "billones"), " de ",
            ["unos ", "casi ", "más de ", "al menos ", "hasta "], "entre {0} y {1}", " al año", " por gigavatio", " en {0} años",
            ["dólares", "euros", "libras esterlinas", "francos suizos", "coronas suecas", "yenes"]),
        new("it", ",", ".", ("milione", "milioni"), ("miliardo", "miliardi"), ("bilione", "bilioni"), " di ",
            ["circa ", "quasi ", "più di ", "almeno ", "fino a "], "tra {0} e {1}", " all’anno", " per gigawatt", " in {0} anni",
            ["dollari", "euro", "sterline", "franchi svizzeri", "corone svedesi", "yen"]),
        new("pt", ",", ".", ("milhão", "milhões"), ("mil milhões", "mil milhões"), ("bilião", "biliões"), " de ",
            ["cerca de ", "quase ", "mais de ", "pelo menos ", "até "], "entre {0} e {1}", " por ano", " por gigawatt", " em {0} anos",
            ["dólares", "euros", "libras esterlinas", "francos suíços", "coroas suecas", "ienes"]),
        new("nl", ",", ".", ("miljoen", "miljoen"), ("miljard", "miljard"), ("biljoen", "biljoen"), " ",
            ["ongeveer ", "bijna ", "meer dan ", "minstens ", "tot "], "tussen {0} en {1}", " per jaar", " per gigawatt", " over {0} jaar",
            ["dollar", "euro", "pond", "Zwitserse frank", "Zweedse kroon", "yen"]),
    ];

    public string Say(Amount amount, int? years)
    {
        var words = amount.Qualifier switch
        {
            AmountQualifier.Between => string.Format(CultureInfo.InvariantCulture, Range, Figure(amount.Low, amount.Currency), Figure(amount.High, amount.Currency)),
            AmountQualifier.Exact => Figure(amount.Low, amount.Currency),
            var qualifier => Qualifiers[(int)qualifier - 1] + Figure(amount.Low ?? amount.High, amount.Currency),
        };
        var per = amount.Per switch
        {
            AmountPer.Year => Year,
            AmountPer.Gigawatt => Gigawatt,
            _ => "",
        };
        return words + per + (years is { } count ? string.Format(CultureInfo.InvariantCulture, Years, count) : "");
    }

    private string Figure(decimal? value, string? currency)
    {
        var (unit, (one, many)) = value switch
        {
            >= 1e12m => (1e12m, Trillion),
            >= 1e9m => (1e9m, Billion),
            _ => (1e6m, Million),
        };
        var count = (value ?? 0) / unit;
        var digits = count.ToString("#,##0.######", CultureInfo.InvariantCulture).Replace(",", "§", StringComparison.Ordinal).Replace(".", Mark, StringComparison.Ordinal).Replace("§", Group, StringComparison.Ordinal);
        var name = Currencies[Array.IndexOf(Codes, currency)];
        return $"{digits} {(count < 2 ? one : many)}{(name.StartsWith("d’", StringComparison.Ordinal) ? " " : Of)}{name}";
    }
}
