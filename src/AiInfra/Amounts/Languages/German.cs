namespace AiInfra.Amounts.Languages;

internal static class German
{
    public static Language Words { get; } = new()
    {
        Code = "de",
        DecimalComma = true,
        Numbers = new()
        {
            { 1, "ein|eine|einer|einen|eins" }, { 1.5m, "anderthalb|eineinhalb" }, { 2, "zwei" }, { 2.5m, "zweieinhalb" }, { 3, "drei" }, { 4, "vier" }, { 5, "fünf" },
            { 6, "sechs" }, { 7, "sieben" }, { 8, "acht" }, { 9, "neun" }, { 10, "zehn" }, { 11, "elf" }, { 12, "zwölf" }, { 14, "vierzehn" }, { 15, "fünfzehn" },
            { 20, "zwanzig" }, { 30, "dreißig" }, { 50, "fünfzig" }, { 100, "hundert|einhundert" }, { 1000, "tausend|eintausend" },
        },
        Fractions = new() { { 0.5m, "eine halbe|einer halben|halbe|ein halbe" } },
        Scales = new()
        {
            { 1e3m, "tausend|tsd" }, { 1e6m, "million|millionen|mio" }, { 1e9m, "milliarde|milliarden|mrd" }, { new(1e9m, 1e12m), "bn|b" },
            { 1e12m, "billion|billionen|bio" }, { 1e15m, "billiarde|billiarden" }, { 1e18m, "trillion|trillionen" },
        },
        Currencies = new()
        {
            { new("USD", true), "dollar" }, { new("USD"), "us-dollar|us dollar|amerikanische dollar" }, { new("EUR"), "euro|euros" },
            { new("GBP"), "pfund|britische pfund|pfund sterling" }, { new("CHF"), "franken|schweizer franken|fr" }, { new("JPY"), "yen" }, { new("CNY"), "yuan" },
            { new("CAD"), "kanadische dollar" }, { new("AUD"), "australische dollar" },
        },
        QualifiersBefore = new()
        {
            { AmountQualifier.About, "rund|etwa|ungefähr|circa|zirka|schätzungsweise|um die" },
            { AmountQualifier.Almost, "fast|knapp|beinahe|nahezu" },
            { AmountQualifier.MoreThan, "mehr als|über|gut" },
            { AmountQualifier.AtLeast, "mindestens|wenigstens|nicht weniger als" },
            { AmountQualifier.UpTo, "bis zu|höchstens|maximal|nicht mehr als|weniger als|unter" },
        },
        QualifiersAfter = new() { { AmountQualifier.AtLeast, "oder mehr" } },
        Between = new() { { true, "zwischen" } },
        BetweenJoints = new() { { true, "und" } },
        RangeFrom = new() { { true, "von" } },
        RangeJoints = new() { { true, "bis|oder|bis zu" } },
        Per = new()
        {
            { AmountPer.Year, "pro jahr|im jahr|jährlich|jedes jahr|je jahr|/ jahr" },
            { AmountPer.Gigawatt, "pro gigawatt|je gigawatt|pro gw|/ gigawatt" },
        },
        OtherPer = new() { { true, "pro|monatlich|im monat" } },
        Durations = new() { { true, "über|innerhalb von|binnen|in den nächsten|für|auf" } },
        YearUnits = new() { { 1, "jahr|jahre|jahren" }, { 1m / 12, "monat|monate|monaten" } },
        Starts = new() { { true, "ab|beginnend|seit|von" } },
        Ends = new() { { true, "bis|bis ende|bis zum jahr" } },
        During = new() { { true, "in|im jahr|für" } },
        DateParts = new() { { true, "dem jahr|ende|anfang|mitte" } },
        LooseTimes = new() { { true, "bis ende des jahrzehnts|bis zum ende des jahrzehnts" } },
        Undisclosed = new() { { true, "nicht bekannt|nicht genannt|nicht veröffentlicht|unbekannt|ungenannt|keine angaben|nicht offengelegt|stillschweigen" } },
        Blockers = new() { { true, "nicht|kein|keine|ohne|minus|prozent|%|mal|doppelt|hälfte|dutzende|hunderte|mehrere|einige" } },
        Fillers = new() { { true, "der|die|das|von|insgesamt" } },
    };
}
