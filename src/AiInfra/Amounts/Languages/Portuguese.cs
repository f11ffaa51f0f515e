using AiInfra.Amounts.Languages.CurrencyNames;
using AiInfra.Amounts.Languages.NumberWords;

namespace AiInfra.Amounts.Languages;

/// <summary>As written in Portugal and in Brazil: "mil milhões" there and "bilhões" here are the same, "biliões" a thousand times more.</summary>
internal static class Portuguese
{
    public static Language Words { get; } = new()
    {
        Code = "pt",
        DecimalComma = true,
        Numbers = PortugueseNumbers.Table,
        RoundNumbers = new()
        {
            { 10, "uma dezena|dezena" }, { 12, "uma dúzia|dúzia" }, { 15, "uma quinzena" }, { 20, "uma vintena" }, { 100, "uma centena|centena" }, { 1000, "um milhar|milhar" },
        },
        Fractions = new() { { 0.5m, "meio|meia" }, { 0.25m, "um quarto de|quarto de" }, { 0.75m, "três quartos de" } },
        Halves = new() { { 0.5m, "e meio|e meia" }, { 0.25m, "e um quarto" } },
        NumberJoints = new() { { true, "e" } },
        RemainderJoints = new() { { true, "e" } },
        DecimalWords = new() { { true, "vírgula|ponto" } },
        Thousands = new() { { true, "mil" } },
        Scales = new()
        {
            { 1e3m, "mil|milhares de" }, { 1e6m, "milhão|milhões|mi" }, { 1e9m, "bilhão|bilhões|bi" }, { 1e12m, "bilião|biliões|milhão de milhões|trilhão|trilhões|tri" },
            { 1e15m, "quatrilhão|quatrilhões|quadrilhão|quadrilhões" }, { 1e18m, "trilião|triliões" },
            { new(1e9m, 1e12m), "bn|b" }, { new(1e6m, 1e9m), "mm" },
        },
        Currencies = PortugueseCurrencies.Table,
        CurrenciesAfterFigure = new() { { new("BRL"), "real" } },
        QualifiersBefore = new()
        {
            {
                AmountQualifier.About,
                "cerca de|aproximadamente|aprox|por volta de|em torno de|à volta de|à roda de|uns|umas|mais ou menos|na ordem dos|na ordem de|da ordem de|da ordem dos|estimado em|estimada em|estimados em|algo como|em redor de|na casa dos"
            },
            {
                AmountQualifier.Almost,
                "quase|perto de|pouco menos de|um pouco menos de|próximo de|próximo a|próxima de|próximos de|a rondar os|a roçar os|praticamente|beirando"
            },
            {
                AmountQualifier.MoreThan,
                "mais de|mais do que|acima de|acima dos|superior a|superior aos|superiores a|superiores aos|ultrapassa|ultrapassa os|ultrapassando|supera|supera os|superando|excede|excede os|pouco mais de|um pouco mais de|muito mais de|bem mais de|além de|para lá de"
            },
            { AmountQualifier.AtLeast, "pelo menos|no mínimo|ao menos|um mínimo de|mínimo de|mínimo|não menos de|não menos do que|a partir de|nada menos que" },
            {
                AmountQualifier.UpTo,
                "até|até aos|até um máximo de|no máximo|um máximo de|máximo de|máximo|quando muito|não mais de|não mais do que|não mais que|menos de|menos do que|inferior a|inferior aos|inferiores a|abaixo de|abaixo dos|um teto de|um tecto de|até ao máximo de"
            },
        },
        QualifiersAfter = new()
        {
            { AmountQualifier.About, "aproximadamente|mais ou menos" },
            { AmountQualifier.AtLeast, "ou mais|no mínimo|pelo menos|ao menos" },
            { AmountQualifier.UpTo, "no máximo|ou menos|quando muito" },
        },
        Between = new() { { true, "entre|entre os" } },
        BetweenJoints = new() { { true, "e|e os" } },
        RangeFrom = new() { { true, "de|desde|dos" } },
        RangeJoints = new() { { true, "a|ou|até|aos|até aos" } },
        Per = new()
        {
            { AmountPer.Year, "por ano|ao ano|anuais|anual|anualmente|cada ano|a cada ano|todos os anos|/ ano" },
            { AmountPer.Gigawatt, "por gigawatt|por gw|por gigavátio|por cada gigawatt|por cada gw|a cada gigawatt|cada gigawatt|/ gigawatt" },
        },
        OtherPer = new()
        {
            {
                true,
                "por mês|ao mês|mensal|mensais|mensalmente|cada mês|por trimestre|ao trimestre|trimestral|trimestrais|por semana|semanais|por dia|ao dia|diários|por hora|por ação|por acção|por megawatt|por mw|por habitante|por pessoa|por unidade|por cada|/ mês|/ mw"
            },
        },
        Durations = new()
        {
            {
                true,
                "em|durante|ao longo de|ao longo dos próximos|ao longo das próximas|nos próximos|nos próximos|nas próximas|durante os próximos|pelos próximos|para os próximos|num período de|em um período de|por um período de|num prazo de|em um prazo de|no prazo de|por|repartidos por|distribuídos por|distribuídos em|ao fim de|no espaço de|no decorrer de|dentro de|de|a|com duração de|os próximos"
            },
        },
        YearUnits = new()
        {
            { 1, "ano|anos|próximos anos|anos seguintes" }, { 10, "década|décadas" }, { 1m / 12, "mês|meses|próximos meses" }, { 0.25m, "trimestres" },
        },
        WholeDurations = new() { { 10, "na próxima década|durante a próxima década|ao longo da próxima década|pela próxima década|ao longo da década" } },
        Starts = new() { { true, "a partir de|a partir do|desde|desde o|começando em|com início em|a começar em|a contar de|a partir do ano|a partir do ano de" } },
        Ends = new() { { true, "até|até o|até ao|até a|para|antes de|o mais tardar em|até ao ano|até o ano|até ao ano de|até o ano de|no horizonte de" } },
        During = new() { { true, "em|durante|para|no ano|no ano de|durante o ano|para o ano|no exercício de|no exercício" } },
        DateParts = new()
        {
            {
                true,
                "o|a|ao|fim de|fins de|o fim de|ao fim de|final de|o final de|ao final de|finais de|início de|o início de|meados de|ano de|o ano|o ano de|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|de|do|verão|outono|primavera|inverno"
            },
        },
        LooseTimes = new()
        {
            {
                true,
                "até ao fim da década|até o fim da década|até ao final da década|até o final da década|até final da década|até finais da década|antes do fim da década|antes do final da década|no fim da década|no final da década|nos próximos anos|em vários anos|ao longo de vários anos|ao longo dos anos|a longo prazo"
            },
        },
        Undisclosed = Undisclosing.Table(
            "não|não foi|não foram|não é|não são|ainda não foi|ainda não foram",
            Undisclosing.Inflected("divulgad|revelad|especificad|informad|comunicad|publicad|anunciad|conhecid|detalhad", "o|a|os|as") + "|tornado público|tornada pública|tornados públicos",
            "não quis revelar|por divulgar|por revelar|sem revelar|sem divulgar|desconhecido|desconhecida|confidencial|confidenciais|sigiloso|secreto|secreta|indeterminado|não se conhece"),
        Blockers = new()
        {
            {
                true,
                "não|receita|receitas|lucro|lucros|faturamento|avaliação|avaliada em|nem|sem|menos|mais|a mais|a menos|nenhum|nenhuma|%|por cento|vezes|dobro|dobrar|duplicar|triplo|triplicar|metade de|metade dos|terço de|quarta parte|dezenas|centenas|milhares|dúzias|vários|várias|alguns|algumas|poucos|multi|há|aumento de|face a|em relação a|cada um|cada uma|perda|perdas|prejuízo|prejuízos|multa|multas|coima|défice|déficit|valor de mercado|capitalização|passou de|subiu de"
            },
        },
        Changes = new() { { true, "passa|passou|passar|sobe|subiu|subir|eleva|elevou|elevar|aumenta|aumentou|aumentar|cresce|cresceu|cai|caiu|reduz|reduziu" } },
        Comparatives = new() { { true, "mais|pouco mais|um pouco mais|muito mais|bem mais|menos|pouco menos|um pouco menos|superior|inferior" } },
        Fillers = new() { { true, "de|do|da|dos|das|o|a|os|as|um|uma|total|total de|um total de|no total|no valor de|no montante de|d" } },
    };
}
