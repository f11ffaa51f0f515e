using AiInfra.Amounts.Languages.CurrencyNames;
using AiInfra.Amounts.Languages.NumberWords;

namespace AiInfra.Amounts.Languages;

internal static class German
{
    public static Language Words { get; } = new()
    {
        Code = "de",
        DecimalComma = true,
        Numbers = GermanNumbers.Table,
        Fractions = new()
        {
            { 0.5m, "eine halbe|einer halben|einen halben|halbe|halben|ein halbe" }, { 0.25m, "eine viertel|einer viertel|viertel" },
            { 0.75m, "eine dreiviertel|einer dreiviertel|dreiviertel|drei viertel" },
        },
        Halves = new() { { 0.5m, "und eine halbe|einhalb|und ein halbe" } },
        DecimalWords = new() { { true, "komma" } },
        Scales = new()
        {
            { 1e3m, "tausend|tsd" }, { 1e6m, "million|millionen|mio|mill" }, { 0.25e9m, "viertelmilliarde" }, { 0.25e6m, "viertelmillion" }, { 0.75e9m, "dreiviertelmilliarde" }, { 1e9m, "milliarde|milliarden|mrd|mrden|mia" }, { new(1e9m, 1e12m), "bn|b" },
            { 1e12m, "billion|billionen|bio|bill" }, { 1e15m, "billiarde|billiarden" }, { 1e18m, "trillion|trillionen" }, { new(1e3m, 1e12m), "t" },
        },
        EnglishSingulars = new() { { true, "million|billion|trillion" } },
        Currencies = GermanCurrencies.Table,
        CurrenciesAfterFigure = new() { { new("ZAR"), "rand" } },
        QualifiersBefore = new()
        {
            {
                AmountQualifier.About,
                "rund|etwa|ungefähr|circa|zirka|schätzungsweise|um die|in etwa|annähernd|in der größenordnung von|geschätzt|geschätzte|geschätzten|geschätzt auf|ein volumen von rund|so um die"
            },
            { AmountQualifier.Almost, "fast|knapp|beinahe|nahezu|an die|etwas weniger als|nicht ganz|kurz vor|etwas unter|knapp unter" },
            {
                AmountQualifier.MoreThan,
                "mehr als|über|gut|etwas mehr als|deutlich mehr als|weit mehr als|weit über|deutlich über|oberhalb von|jenseits von|größer als|höher als|knapp über|etwas über|übersteigt|über mehr als"
            },
            { AmountQualifier.AtLeast, "mindestens|wenigstens|zumindest|nicht weniger als|minimal|ein minimum von|ab|nicht unter|von mindestens" },
            {
                AmountQualifier.UpTo,
                "bis zu|höchstens|maximal|nicht mehr als|weniger als|unter|allenfalls|ein maximum von|im maximum|bis maximal|unterhalb von|nicht über|begrenzt auf|gedeckelt auf|bis zu maximal|max"
            },
        },
        QualifiersAfter = new()
        {
            { AmountQualifier.About, "circa|ungefähr|in etwa" },
            { AmountQualifier.AtLeast, "oder mehr|und mehr|mindestens|aufwärts|und darüber" },
            { AmountQualifier.UpTo, "oder weniger|maximal|höchstens|im maximum" },
        },
        Between = new() { { true, "zwischen" } },
        BetweenJoints = new() { { true, "und|bis" } },
        RangeFrom = new() { { true, "von" } },
        RangeJoints = new() { { true, "bis|oder|bis zu|bis hin zu|beziehungsweise|bzw" } },
        Per = new()
        {
            {
                AmountPer.Year,
                "pro jahr|im jahr|jährlich|jedes jahr|je jahr|jährliche|jährlichen|jährlicher|alljährlich|per annum|pro anno|/ jahr|/ j"
            },
            { AmountPer.Gigawatt, "pro gigawatt|je gigawatt|pro gw|je gw|für jedes gigawatt|per gigawatt|/ gigawatt" },
        },
        OtherPer = new()
        {
            { true, "pro|je aktie|je megawatt|je monat|je mw|je quartal|je standort|monatlich|im monat|im quartal|vierteljährlich|quartalsweise|wöchentlich|in der woche|täglich|am tag|stündlich|/ monat|/ mw|/ aktie" },
        },
        Durations = new()
        {
            {
                true,
                "über|über die nächsten|über die kommenden|innerhalb von|innerhalb der nächsten|innerhalb|binnen|in den nächsten|in den kommenden|für|für die nächsten|für die kommenden|auf|auf die nächsten|über einen zeitraum von|in einem zeitraum von|verteilt auf|verteilt über|während|während der nächsten|im laufe von|im laufe der nächsten|in|über eine laufzeit von|mit einer laufzeit von|bei einer laufzeit von|laufzeit|nächsten|kommenden|die nächsten"
            },
        },
        YearUnits = new()
        {
            { 1, "jahr|jahre|jahren|jahres" }, { 10, "jahrzehnt|jahrzehnte|jahrzehnten|dekade|dekaden" }, { 1m / 12, "monat|monate|monaten" }, { 0.25m, "quartale|quartalen" },
        },
        WholeDurations = new() { { 10, "im nächsten jahrzehnt|über das nächste jahrzehnt|im kommenden jahrzehnt|im laufe des nächsten jahrzehnts|in der nächsten dekade|über die nächste dekade" } },
        Starts = new() { { true, "ab|ab dem jahr|beginnend|beginnend ab|beginnend im jahr|beginnend mit|seit|von|mit beginn|startend|ab anfang|ab mitte|ab ende|mit start" } },
        Ends = new() { { true, "bis|bis zum jahr|bis ins jahr|vor|bis spätestens|spätestens|bis einschließlich|endend" } },
        During = new() { { true, "in|im|im jahr|für|im geschäftsjahr|für das jahr|im kalenderjahr" } },
        DateParts = new()
        {
            {
                true,
                "dem jahr|das jahr|jahr|ende|zum ende|zum ende des jahres|anfang|mitte|beginn|geschäftsjahr|januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|frühjahr|frühling|sommer|herbst|winter|zum"
            },
        },
        LooseTimes = new()
        {
            {
                true,
                "bis ende des jahrzehnts|bis zum ende des jahrzehnts|bis zum jahrzehntende|vor ende des jahrzehnts|in diesem jahrzehnt|in den nächsten jahren|in den kommenden jahren|über mehrere jahre|über die jahre|langfristig"
            },
        },
        Undisclosed = Undisclosing.Table(
            "nicht|nicht näher|nicht weiter|noch nicht",
            Undisclosing.Inflected("genannt|bekannt|veröffentlicht|beziffert|offengelegt", "|e|en|er|es") + "|bekanntgegeben|bekannt gegeben|bekanntgemacht|mitgeteilt|offen gelegt|öffentlich|öffentlich gemacht|verraten|spezifiziert|kommuniziert|preisgegeben|enthüllt|gemacht",
            Undisclosing.Inflected("unbekannt|ungenannt|geheim|vertraulich", "|e|en|er|es") + "|keine angaben|keine angabe|keine details|keine finanziellen details|kein preis genannt|ohne angabe|stillschweigen"),
        Blockers = new()
        {
            {
                true,
                "nicht|kein|umsatz|jahresumsatz|gewinn|nettogewinn|bewertung|bewertungen|bewertet|firmenbewertung|keine|keinen|ohne|minus|weniger|mehr|prozent|%|mal|doppelt|doppelte|verdoppelt|verdoppelung|verdopplung|dreifach|hälfte|drittel|viertel der|dutzende|hunderte|tausende|zig|mehrere|mehreren|einige|einigen|paar|vor jahren|jeweils|verlust|verluste|verlusten|minusbetrag|abschreibung|abschreibungen|strafe|geldstrafe|bußgeld|defizit|fehlbetrag|marktwert|börsenwert|marktkapitalisierung|gegenüber|gestiegen|gesunken|anstieg um|erhöht von"
            },
        },
        Changes = new() { { true, "steigt|stieg|steigen|gestiegen|erhöht|erhöhte|erhöhen|wächst|wuchs|sinkt|sank|gesenkt|senkt|angehoben|hebt" } },
        Comparatives = new() { { true, "mehr|etwas mehr|deutlich mehr|weit mehr|weniger|etwas weniger|höher|größer" } },
        Fillers = new() { { true, "der|die|das|den|dem|von|insgesamt|ein|eine|einen|einer|im wert von|in höhe von|höhe|gesamt" } },
    };
}
