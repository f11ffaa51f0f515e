using AiInfra.Amounts.Languages.CurrencyNames;
using AiInfra.Amounts.Languages.NumberWords;

namespace AiInfra.Amounts.Languages;

internal static class Spanish
{
    public static Language Words { get; } = new()
    {
        Code = "es",
        DecimalComma = true,
        CommaMayGroup = true, // as in Mexico and Central America
        Numbers = SpanishNumbers.Table,
        RoundNumbers = new()
        {
            { 10, "una decena|decena" }, { 12, "una docena|docena" }, { 15, "una quincena" }, { 20, "una veintena" }, { 30, "una treintena" }, { 100, "un centenar|centenar" }, { 1000, "un millar|millar" },
        },
        Fractions = new() { { 0.5m, "medio|media" }, { 0.25m, "un cuarto de|cuarto de" }, { 0.75m, "tres cuartos de" } },
        Halves = new() { { 0.5m, "y medio|y media" }, { 0.25m, "y cuarto|y un cuarto" } },
        DecimalWords = new() { { true, "coma|punto" } },
        Thousands = new() { { true, "mil" } },
        Scales = new()
        {
            { 1e3m, "mil|miles de" }, { 1e6m, "millón|millones|mill|mills" }, { 1e9m, "millardo|millardos" }, { 1e12m, "billón|billones|millón de millones" },
            { 1e18m, "trillón|trillones" }, { new(1e9m, 1e12m), "bn|b" },
        },
        Currencies = SpanishCurrencies.Table,
        CurrenciesAfterFigure = new() { { new("BRL"), "reales" } },
        QualifiersBefore = new()
        {
            {
                AmountQualifier.About,
                "unos|unas|alrededor de|aproximadamente|aprox|en torno a|en torno a los|más o menos|sobre los|estimado en|estimada en|estimados en|del orden de|algo así como|aproximado de|aproximada de"
            },
            {
                AmountQualifier.Almost,
                "casi|cerca de|poco menos de|un poco menos de|algo menos de|prácticamente|rozando|rozando los|roza los|cercano a|cercana a|cercanos a|próximo a|próxima a|próximos a|cercano a los"
            },
            {
                AmountQualifier.MoreThan,
                "más de|por encima de|por encima de los|superior a|superior a los|superiores a|superiores a los|supera los|superan los|supera|superan|superando|superando los|que superan los|excede|excede los|algo más de|poco más de|un poco más de|mucho más de|bastante más de|por arriba de|mayor de|mayor a|más allá de"
            },
            {
                AmountQualifier.AtLeast,
                "al menos|por lo menos|como mínimo|un mínimo de|mínimo de|mínimo|no menos de|cuando menos|a partir de|nada menos que"
            },
            {
                AmountQualifier.UpTo,
                "hasta|hasta los|hasta un máximo de|un máximo de|máximo de|máximo|como máximo|a lo sumo|no más de|menos de|inferior a|inferior a los|inferiores a|por debajo de|por debajo de los|un tope de|con un tope de|un techo de|como mucho"
            },
        },
        QualifiersAfter = new()
        {
            { AmountQualifier.About, "aproximadamente|aprox|más o menos|aproximados" },
            { AmountQualifier.AtLeast, "o más|como mínimo|al menos|por lo menos|mínimo|en adelante" },
            { AmountQualifier.UpTo, "como máximo|máximo|a lo sumo|o menos|como mucho" },
        },
        Between = new() { { true, "entre|entre los|de entre" } },
        BetweenJoints = new() { { true, "y|y los|e" } },
        RangeFrom = new() { { true, "de|desde|desde los|de los" } },
        RangeJoints = new() { { true, "a|a los|o|hasta|hasta los" } },
        Per = new()
        {
            { AmountPer.Year, "al año|por año|anuales|anual|anualmente|cada año|todos los años|/ año" },
            { AmountPer.Gigawatt, "por gigavatio|por gigawatt|por gw|por cada gigavatio|por cada gw|por cada gigawatt|cada gigavatio|el gigavatio|/ gigavatio" },
        },
        OtherPer = new()
        {
            {
                true,
                "al mes|por mes|mensual|mensuales|mensualmente|cada mes|al trimestre|por trimestre|trimestral|trimestrales|a la semana|por semana|semanal|semanales|al día|por día|diarios|a la hora|por hora|por acción|por megavatio|por mw|por habitante|por persona|por unidad|por centro|por cada|/ mes|/ mw"
            },
        },
        Durations = new()
        {
            {
                true,
                "en|en los próximos|en los siguientes|durante|durante los próximos|durante los siguientes|a lo largo de|a lo largo de los próximos|en un plazo de|en un periodo de|en un lapso de|por|por un periodo de|por un plazo de|para los próximos|repartidos en|repartidos a lo largo de|distribuidos en|en el curso de|dentro de|de|a|con una duración de|los próximos"
            },
        },
        YearUnits = new()
        {
            { 1, "año|años|próximos años|años próximos|siguientes años" }, { 10, "década|décadas|decenio|decenios" }, { 1m / 12, "mes|meses|próximos meses" }, { 0.25m, "trimestres" },
        },
        WholeDurations = new() { { 10, "en la próxima década|durante la próxima década|a lo largo de la próxima década|en el próximo decenio|durante la década" } },
        Starts = new() { { true, "a partir de|a partir del|desde|desde el|empezando en|comenzando en|con inicio en|a contar desde|a contar de|a partir del año|a partir de enero de" } },
        Ends = new() { { true, "hasta|hasta el|para|para el|antes de|antes del|a más tardar en|de aquí a|de aquí al|hacia|en el horizonte de|con horizonte|al" } },
        During = new() { { true, "en|durante|para|en el año|durante el año|para el año|en el ejercicio|en el ejercicio fiscal" } },
        DateParts = new()
        {
            {
                true,
                "el|la|fin de|fines de|finales de|finales del|el final de|el fin de|principios de|mediados de|comienzos de|el año|año|el ejercicio|ejercicio|que termine|acabar|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|de|del|verano|otoño|primavera|invierno"
            },
        },
        LooseTimes = new()
        {
            {
                true,
                "antes de que acabe la década|antes de que termine la década|para finales de la década|para finales de esta década|hasta finales de la década|antes de finales de la década|antes del final de la década|antes de fin de década|a finales de la década|para el final de la década|hasta el final de la década|de aquí a finales de la década|al final de la década|en los próximos años|en varios años|durante varios años|a lo largo de varios años|a largo plazo"
            },
        },
        Undisclosed = Undisclosing.Table(
            "no|sin|no se ha|no se han|no ha sido|no han sido|no fue|no fueron|no está|no están|aún no se ha|todavía no se ha",
            Undisclosing.Inflected("revelad|divulgad|comunicad|especificad|precisad|publicad|desvelad|anunciad|informad|detallad", "o|a|os|as") + "|revelar|divulgar|especificar|precisar|desvelar|hecho público|hecho pública|hechos públicos|dado a conocer|trascendido",
            "no se reveló|no se revelaron|no se divulgó|no se divulgaron|no se desveló|no se desvelaron|no se dio a conocer|no se dieron a conocer|no se hizo público|no se hizo pública|no se hicieron públicos|no se hicieron públicas|no ha trascendido|no trascendió|desconocido|desconocida|confidencial|confidenciales|secreto|secreta|indeterminado"),
        Blockers = new()
        {
            {
                true,
                "no|ingresos|beneficio neto|beneficios|ganancias|facturación|valoración|valuación|valorada en|ni|sin|menos|más|ningún|ninguna|%|por ciento|veces|doble|doblar|duplicar|triple|triplicar|mitad de|tercio de|cuarta parte|decenas|cientos|centenares|centenas|millares|miles|docenas|varios|varias|algunos|algunas|pocos|multi|hace|alza de|aumento de|incremento de|frente a|respecto a|cada uno|cada una|pérdida|pérdidas|multa|sanción|déficit|depreciación|valor de mercado|capitalización|capitalización bursátil|pasó de|subió de"
            },
        },
        Changes = new() { { true, "pasa|pasó|pasar|sube|subió|subir|eleva|elevó|elevar|aumenta|aumentó|aumentar|crece|creció|baja|bajó|reduce|redujo|recorta|recortó" } },
        Comparatives = new() { { true, "más|algo más|poco más|un poco más|mucho más|bastante más|menos|algo menos|poco menos|superior|inferior|mayor" } },
        Fillers = new() { { true, "de|del|la|el|los|las|un|una|total|total de|un total de|en total|por valor de|por un importe de|por importe de" } },
    };
}
