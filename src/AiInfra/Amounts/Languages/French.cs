using AiInfra.Amounts.Languages.CurrencyNames;

namespace AiInfra.Amounts.Languages;

internal static class French
{
    public static Language Words { get; } = new()
    {
        Code = "fr",
        DecimalComma = true,
        Numbers = new()
        {
            { 1, "un|une" }, { 2, "deux" }, { 3, "trois" }, { 4, "quatre" }, { 5, "cinq" }, { 6, "six" }, { 7, "sept" }, { 8, "huit" }, { 9, "neuf" }, { 10, "dix" },
            { 11, "onze" }, { 12, "douze" }, { 13, "treize" }, { 14, "quatorze" }, { 15, "quinze" }, { 16, "seize" }, { 17, "dix-sept" }, { 18, "dix-huit" },
            { 19, "dix-neuf" }, { 20, "vingt" }, { 21, "vingt et un" }, { 30, "trente" }, { 31, "trente et un" }, { 40, "quarante" }, { 41, "quarante et un" },
            { 50, "cinquante" }, { 51, "cinquante et un" }, { 60, "soixante" }, { 61, "soixante et un" }, { 70, "septante" }, { 71, "soixante et onze" },
            { 80, "quatre-vingt|quatre-vingts|huitante|octante" }, { 90, "nonante" }, { 100, "cent|cents" }, { 1000, "mille" },
        },
        RoundNumbers = new()
        {
            { 10, "une dizaine" }, { 12, "une douzaine" }, { 15, "une quinzaine" }, { 20, "une vingtaine" }, { 30, "une trentaine" }, { 40, "une quarantaine" },
            { 50, "une cinquantaine" }, { 60, "une soixantaine" }, { 100, "une centaine" }, { 1000, "un millier" },
        },
        Fractions = new() { { 0.5m, "un demi|demi|la moitié d'un" }, { 0.25m, "un quart de|un quart d'un" }, { 0.75m, "trois quarts de|trois quarts d'un" } },
        Halves = new() { { 0.5m, "et demi|et demie" }, { 0.25m, "et quart|un quart" } },
        DecimalWords = new() { { true, "virgule" } },
        Scales = new()
        {
            { 1e3m, "mille" }, { 1e6m, "million|millions" }, { 1e9m, "milliard|milliards|md|mds|g" }, { new(1e9m, 1e12m), "bn|bns|b" },
            { 1e12m, "billion|billions" }, { 1e15m, "billiard|billiards" }, { 1e18m, "trillion|trillions" },
        },
        EnglishSingulars = new() { { false, "million|billion|trillion" } },
        Currencies = FrenchCurrencies.Table,
        QualifiersBefore = new()
        {
            {
                AmountQualifier.About,
                "environ|env|quelque|autour de|autour d'|de l'ordre de|de l'ordre d'|à peu près|approximativement|aux alentours de|aux alentours d'|grosso modo|à hauteur d'environ|estimé à|estimée à|estimés à|estimées à"
            },
            { AmountQualifier.Almost, "près de|près d'|presque|un peu moins de|un peu moins d'|pas loin de|pas loin d'|proche de|proche d'|quasiment|frôlant|juste sous" },
            {
                AmountQualifier.MoreThan,
                "plus de|plus d'|+ de|+ d'|au-delà de|au-delà d'|dépassant|dépasse|dépassant les|supérieur à|supérieure à|un peu plus de|un peu plus d'|bien plus de|bien plus d'|excédant"
            },
            { AmountQualifier.AtLeast, "au moins|au bas mot|un minimum de|un minimum d'|minimum|pas moins de|pas moins d'|au minimum|à partir de|à partir d'|a minima" },
            {
                AmountQualifier.UpTo,
                "jusqu'à|jusqu'a|jusqu'|au plus|au maximum|un maximum de|un maximum d'|maximum|pas plus de|pas plus d'|tout au plus|moins de|moins d'|inférieur à|inférieure à|plafonné à|plafonnée à|à concurrence de|dans la limite de"
            },
        },
        QualifiersAfter = new()
        {
            { AmountQualifier.About, "environ|à peu près|approximativement" },
            { AmountQualifier.AtLeast, "au moins|ou plus|au minimum|minimum|et plus" },
            { AmountQualifier.UpTo, "au plus|ou moins|au maximum|maximum|max" },
        },
        Between = new() { { true, "entre" } },
        BetweenJoints = new() { { true, "et" } },
        RangeFrom = new() { { true, "de|d'" } },
        RangeJoints = new() { { true, "à|ou|voire" } },
        Per = new()
        {
            { AmountPer.Year, "par an|par année|chaque année|annuel|annuels|annuelle|annuelles|annuellement|l'an|tous les ans|/ an" },
            { AmountPer.Gigawatt, "par gigawatt|par gw|pour chaque gigawatt|le gigawatt|le gw|/ gigawatt" },
        },
        OtherPer = new()
        {
            { true, "par mois|par trimestre|par semaine|par jour|par heure|par action|par mégawatt|par mw|par habitant|par unité|par tranche|mensuel|mensuels|mensuelle|mensuelles|chaque mois|chaque trimestre|trimestriels|/ mois|/ mw" },
        },
        Durations = new()
        {
            {
                true,
                "sur|sur les|sur une période de|sur une durée de|en|pendant|durant|pour|dans les|au cours des|lors des|étalés sur|étalé sur|répartis sur|réparti sur|d'une durée de|d'ici|d'ici à|à horizon"
            },
        },
        YearUnits = new()
        {
            { 1, "an|ans|année|années|prochaines années|prochaine année|années à venir" }, { 10, "décennie|décennies" }, { 1m / 12, "mois|prochains mois" },
        },
        WholeDurations = new() { { 10, "sur la prochaine décennie|au cours de la prochaine décennie|dans la prochaine décennie|sur la décennie" } },
        Starts = new() { { true, "à partir de|à partir d'|à compter de|à compter d'|dès|depuis|débutant en|commençant en|à partir de l'année" } },
        Ends = new() { { true, "d'ici|d'ici à|jusqu'en|jusqu'à|avant|à horizon|à l'horizon|au plus tard en" } },
        During = new() { { true, "en|pour|durant|pendant|en l'année|pour l'année|au cours de" } },
        DateParts = new()
        {
            {
                true,
                "la fin de|la fin|fin|la fin de l'année|début|le début de|mi|mi -|l'année|l'exercice|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|l'été|l'automne|le printemps|l'hiver"
            },
        },
        LooseTimes = new()
        {
            { true, "d'ici la fin de la décennie|d'ici à la fin de la décennie|d'ici fin de la décennie|avant la fin de la décennie|jusqu'à la fin de la décennie|à terme|sur plusieurs années|d'ici quelques années" },
        },
        Undisclosed = Undisclosing.Table(
            "non|pas|pas été|pas encore été|non encore",
            Undisclosing.Inflected("divulgué|communiqué|précisé|dévoilé|révélé|spécifié|publié|chiffré|détaillé|annoncé|connu|rendu public", "|e|s|es") + "|public|rendue publique|rendus publics|rendues publiques",
            "tenu secret|gardé secret|resté secret|inconnu|inconnue|confidentiel|confidentielle|confidentiels|indéterminé|montant secret|sans en préciser le montant|sans préciser le montant|sans préciser de montant|sans divulguer|sans que le montant soit précisé|sans que le montant soit divulgué|sans que le montant soit communiqué"),
        Blockers = new()
        {
            {
                true,
                "pas|ni|sans|chiffre d'affaires|bénéfice net|bénéfice de|bénéfices|revenus annuels|moins|de plus|de moins|aucun|aucune|%|pour cent|pourcent|fois|double|triple|doublement|moitié de|tiers de|quart de|dizaines|centaines|milliers|plusieurs|quelques|multi|il y a|hausse de|passant de|passe de|perte|pertes|amende|déficit|dépréciation|dépréciations|par rapport|capitalisation boursière|valorisation|chacun|chacune"
            },
        },
        Changes = new() { { true, "passe|passent|passer|passé|passant|relève|relevé|relevant|porte|porté|augmente|augmenté|bondit|grimpe|réduit|ramène" } },
        Comparatives = new() { { true, "plus|un peu plus|bien plus|moins|un peu moins|supérieur|supérieure|inférieur|inférieure" } },
        Fillers = new() { { true, "de|des|du|d|le|la|les|l|un|une|total de|un total de|total|supplémentaires|supplémentaire" } },
    };
}
