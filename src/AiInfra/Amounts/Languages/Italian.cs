using AiInfra.Amounts.Languages.CurrencyNames;
using AiInfra.Amounts.Languages.NumberWords;

namespace AiInfra.Amounts.Languages;

internal static class Italian
{
    public static Language Words { get; } = new()
    {
        Code = "it",
        DecimalComma = true,
        Numbers = ItalianNumbers.Table,
        RoundNumbers = new()
        {
            { 10, "una decina|decina" }, { 12, "una dozzina|dozzina" }, { 15, "una quindicina" }, { 20, "una ventina" }, { 30, "una trentina" }, { 40, "una quarantina" }, { 50, "una cinquantina" },
            { 60, "una sessantina" }, { 70, "una settantina" }, { 80, "un'ottantina" }, { 90, "una novantina" }, { 100, "un centinaio|centinaio" }, { 1000, "un migliaio|migliaio" },
        },
        Fractions = new() { { 0.5m, "mezzo|mezza|un mezzo" }, { 0.25m, "un quarto di" }, { 0.75m, "tre quarti di" } },
        Halves = new() { { 0.5m, "e mezzo|e mezza" }, { 0.25m, "e un quarto" } },
        DecimalWords = new() { { true, "virgola" } },
        Scales = new()
        {
            { 1e3m, "mila|mille" }, { 1e6m, "milione|milioni" }, { 1e9m, "miliardo|miliardi|mld|mdi|mrd" }, { 1e12m, "bilione|bilioni" }, { 1e18m, "trilione|trilioni" },
            { new(1e9m, 1e12m), "bn|b" }, { new(1e12m, 1e9m), "bln" },
        },
        Currencies = ItalianCurrencies.Table,
        QualifiersBefore = new()
        {
            {
                AmountQualifier.About,
                "circa|intorno a|intorno ai|attorno a|attorno ai|all'incirca|approssimativamente|più o meno|nell'ordine di|nell'ordine dei|dell'ordine di|stimato in|stimata in|stimati in|sui|sugli|qualcosa come|pari a circa|un valore stimato di"
            },
            { AmountQualifier.Almost, "quasi|poco meno di|un po' meno di|vicino a|vicino ai|vicina a|vicini a|prossimo a|prossimi ai|sfiora|sfiora i|sfiorano i|sfiorando i|a ridosso di|poco sotto i|pressoché" },
            {
                AmountQualifier.MoreThan,
                "più di|oltre|oltre i|superiore a|superiore ai|superiori a|superiori ai|al di sopra di|al di sopra dei|supera|supera i|superano i|superando i|poco più di|un po' più di|ben oltre|ben più di|molto più di|sopra i|maggiore di|eccede"
            },
            { AmountQualifier.AtLeast, "almeno|non meno di|un minimo di|minimo di|minimo|come minimo|quantomeno|perlomeno|a partire da" },
            {
                AmountQualifier.UpTo,
                "fino a|fino ad|fino ai|fino a un massimo di|sino a|sino ai|al massimo|un massimo di|massimo di|massimo|non più di|non oltre|meno di|inferiore a|inferiore ai|inferiori a|inferiori ai|sotto i|al di sotto di|al di sotto dei|un tetto di"
            },
        },
        QualifiersAfter = new()
        {
            { AmountQualifier.About, "circa|all'incirca|più o meno" },
            { AmountQualifier.AtLeast, "o più|in su|almeno|come minimo|minimo" },
            { AmountQualifier.UpTo, "al massimo|massimo|o meno" },
        },
        Between = new() { { true, "tra|fra|tra i|fra i|tra gli|compreso tra|compresa tra|compresi tra|compreso fra|compresa fra|tra un" } },
        BetweenJoints = new() { { true, "e|ed|e i|e gli" } },
        RangeFrom = new() { { true, "da|dai|dagli|d'" } },
        RangeJoints = new() { { true, "a|ai|ad|agli|o|fino a|fino ai" } },
        Per = new()
        {
            { AmountPer.Year, "all'anno|l'anno|annui|annuo|annua|annue|annuali|annuale|annualmente|ogni anno|per anno|/ anno" },
            { AmountPer.Gigawatt, "per gigawatt|per gw|al gigawatt|a gigawatt|per ogni gigawatt|per ogni gw|ogni gigawatt|/ gigawatt" },
        },
        OtherPer = new()
        {
            {
                true,
                "al mese|mensili|mensile|ogni mese|al trimestre|trimestrali|trimestrale|ogni trimestre|alla settimana|a settimana|settimanali|al giorno|giornalieri|all'ora|per azione|per megawatt|per mw|al megawatt|per abitante|per unità|per sito|/ mese|/ mw"
            },
        },
        Durations = new()
        {
            {
                true,
                "in|per|su|nell'arco di|nell'arco dei prossimi|nel corso di|nel corso dei prossimi|nel corso dei|nei prossimi|nei successivi|per i prossimi|durante|durante i prossimi|entro|entro i prossimi|in un periodo di|su un periodo di|per un periodo di|distribuiti su|distribuiti in|spalmati su|di|della durata di|della durata|con durata di|sui prossimi|lungo"
            },
        },
        YearUnits = new()
        {
            { 1, "anno|anni|prossimi anni|anni successivi" }, { 10, "decennio|decenni" }, { 1m / 12, "mese|mesi|prossimi mesi" }, { 0.25m, "trimestri" },
        },
        WholeDurations = new() { { 10, "nel prossimo decennio|nell'arco del prossimo decennio|nel corso del prossimo decennio|per il prossimo decennio|in un decennio" } },
        Starts = new() { { true, "a partire dal|a partire da|dal|da|a decorrere dal|con inizio nel|a cominciare dal|iniziando nel|a partire dall'anno|a partire dalla" } },
        Ends = new() { { true, "entro il|entro|entro la|fino al|fino a|sino al|al|prima del|entro l'anno|fino alla|non oltre il" } },
        During = new() { { true, "nel|durante il|nell'anno|per il|in|nel corso del|nell'esercizio|per l'anno" } },
        DateParts = new()
        {
            {
                true,
                "il|la fine del|la fine dell'anno|fine|fine del|inizio|l'inizio del|metà|la metà del|l'anno|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|del|estate|autunno|primavera|inverno"
            },
        },
        LooseTimes = new()
        {
            {
                true,
                "entro la fine del decennio|entro fine decennio|prima della fine del decennio|fino alla fine del decennio|alla fine del decennio|nei prossimi anni|nel corso degli anni|in più anni|in diversi anni|nell'arco di più anni|nel lungo periodo"
            },
        },
        Undisclosed = Undisclosing.Table(
            "non|non è|non sono|non è stato|non è stata|non sono stati|non sono state|non ancora",
            Undisclosing.Inflected("divulgat|comunicat|rivelat|precisat|specificat|svelat|dichiarat|pubblicat|annunciat|not", "o|a|i|e") + "|reso noto|resa nota|resi noti|rese note|pubblico|reso pubblico|resi pubblici",
            "riservato|riservata|riservati|sconosciuto|sconosciuta|ignoto|ignota|segreto|segreta|imprecisato|imprecisata"),
        Blockers = new()
        {
            {
                true,
                "non|ricavi|fatturato|utile netto|utili|valutazione|né|senza|in più|in meno|più|meno|nessun|nessuno|%|per cento|percento|volte|doppio|doppia|raddoppio|raddoppiare|triplo|triplicare|metà di|metà dei|terzo di|quarta parte|decine|centinaia|migliaia|dozzine|diversi|diverse|alcuni|alcune|parecchi|vari|varie|pochi|multi|fa|aumento di|rispetto a|rispetto al|ciascuno|ciascuna|perdita|perdite|multa|sanzione|disavanzo|deficit|svalutazione|valore di mercato|capitalizzazione"
            },
        },
        Changes = new() { { true, "passa|passano|passare|passato|sale|salito|salgono|salire|aumenta|aumentato|aumentare|cresce|cresciuto|scende|sceso|porta|portato|ridotto" } },
        Comparatives = new() { { true, "più|poco più|un po' più|ben più|molto più|meno|poco meno|un po' meno|superiore|inferiore|maggiore" } },
        Fillers = new() { { true, "di|d|del|dei|degli|della|delle|il|la|i|gli|le|l|un|una|totale|un totale di|in totale|complessivi|complessivo|complessivamente|per un valore di|del valore di" } },
    };
}
