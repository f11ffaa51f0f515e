using AiInfra.Amounts.Languages.CurrencyNames;
using AiInfra.Amounts.Languages.NumberWords;

namespace AiInfra.Amounts.Languages;

internal static class Dutch
{
    public static Language Words { get; } = new()
    {
        Code = "nl",
        DecimalComma = true,
        Numbers = DutchNumbers.Table,
        RoundNumbers = new() { { 10, "een tiental|tiental" }, { 12, "een dozijn|dozijn" }, { 20, "een twintigtal" }, { 100, "een honderdtal" } },
        Fractions = new() { { 0.5m, "een half|half|een halve|halve" }, { 0.25m, "een kwart|kwart" }, { 0.75m, "driekwart|drie kwart" } },
        Halves = new() { { 0.5m, "en een half|en een halve|en half" } },
        DecimalWords = new() { { true, "komma" } },
        Scales = new()
        {
            { 1e3m, "duizend|dzd" }, { 1e6m, "miljoen|miljoenen|milj" }, { 1e9m, "miljard|miljarden|mld|mrd|mjd" }, { 1e12m, "biljoen|biljoenen" }, { 1e15m, "biljard|biljarden" },
            { 1e18m, "triljoen|triljoenen" }, { new(1e9m, 1e12m), "bn|b" }, { new(1e12m, 1e9m), "bln" },
        },
        Currencies = DutchCurrencies.Table,
        CurrenciesAfterFigure = new() { { new("ZAR"), "rand" } },
        QualifiersBefore = new()
        {
            {
                AmountQualifier.About,
                "ongeveer|circa|zo'n|rond|rond de|omstreeks|om en nabij|naar schatting|geschat|geschatte|geschat op|een slordige|in de orde van|in de buurt van|pakweg|grofweg|plusminus|een geschatte"
            },
            { AmountQualifier.Almost, "bijna|vrijwel|krap|een kleine|nagenoeg|net onder|net geen|iets minder dan|iets onder|dicht bij|tegen de" },
            {
                AmountQualifier.MoreThan,
                "meer dan|ruim|boven|boven de|hoger dan|groter dan|iets meer dan|veel meer dan|ver boven|ver boven de|in excess van|een dikke|dik|voorbij de|net boven|net iets meer dan"
            },
            { AmountQualifier.AtLeast, "minstens|ten minste|tenminste|minimaal|op zijn minst|niet minder dan|een minimum van|vanaf|op z'n minst" },
            {
                AmountQualifier.UpTo,
                "tot|tot wel|tot aan|maximaal|hooguit|hoogstens|ten hoogste|niet meer dan|minder dan|onder|onder de|lager dan|een maximum van|tot maximaal|tot een maximum van|max|een plafond van|op zijn hoogst"
            },
        },
        QualifiersAfter = new()
        {
            { AmountQualifier.About, "ongeveer|circa" },
            { AmountQualifier.AtLeast, "of meer|en meer|minimaal|minstens" },
            { AmountQualifier.UpTo, "of minder|maximaal|hooguit" },
        },
        Between = new() { { true, "tussen|tussen de" } },
        BetweenJoints = new() { { true, "en|en de|tot" } },
        RangeFrom = new() { { true, "van" } },
        RangeJoints = new() { { true, "tot|à|of|tot en met|a" } },
        Per = new()
        {
            { AmountPer.Year, "per jaar|jaarlijks|jaarlijkse|ieder jaar|elk jaar|per annum|op jaarbasis|/ jaar" },
            { AmountPer.Gigawatt, "per gigawatt|per gw|voor elke gigawatt|voor iedere gigawatt|elke gigawatt|/ gigawatt" },
        },
        PerAfterFigure = new() { { AmountPer.Year, "'s jaars" } },
        OtherPer = new() { { true, "per|maandelijks|maandelijkse|elke maand|iedere maand|elk kwartaal|wekelijks|dagelijks|/ maand|/ mw" } },
        Durations = new()
        {
            {
                true,
                "over|over de komende|in de komende|in de volgende|binnen|binnen de komende|gedurende|gedurende de komende|voor|voor de komende|de komende|komende|in|over een periode van|in een periode van|verspreid over|verdeeld over|uitgesmeerd over|met een looptijd van|een looptijd van|looptijd van|in de loop van|van"
            },
        },
        YearUnits = new()
        {
            { 1, "jaar|jaren|jarig|jarige" }, { 10, "decennium|decennia" }, { 1m / 12, "maand|maanden" }, { 0.25m, "kwartalen" },
        },
        WholeDurations = new() { { 10, "in het komende decennium|het komende decennium|over het komende decennium|de komende tien jaar|gedurende het komende decennium|in het volgende decennium" } },
        Starts = new() { { true, "vanaf|met ingang van|sinds|te beginnen in|beginnend in|ingaand in|vanaf het jaar|van" } },
        Ends = new() { { true, "tot|tot en met|tot in|uiterlijk in|uiterlijk|vóór|tegen|tot het jaar|voor het einde van" } },
        During = new() { { true, "in|in het jaar|voor|in boekjaar|voor het jaar" } },
        DateParts = new()
        {
            {
                true,
                "het jaar|jaar|eind|einde|het einde van|begin|medio|midden|boekjaar|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|zomer|herfst|najaar|voorjaar|lente|winter"
            },
        },
        LooseTimes = new()
        {
            {
                true,
                "tot het einde van het decennium|voor het einde van het decennium|tegen het einde van het decennium|aan het einde van het decennium|tot het eind van het decennium|voor het eind van het decennium|dit decennium|in de komende jaren|de komende jaren|over meerdere jaren|op termijn"
            },
        },
        Undisclosed = Undisclosing.Table(
            "niet|nog niet|niet nader",
            "bekendgemaakt|bekend gemaakt|bekend|openbaar|openbaar gemaakt|onthuld|vrijgegeven|genoemd|genoemde|gespecificeerd|gemeld|vermeld|gepubliceerd|medegedeeld|meegedeeld|prijsgegeven|gedeeld",
            "onbekend|onbekende|geheim|geheime|geheimgehouden|geheim gehouden|vertrouwelijk|ongenoemd|ongenoemde|onvermeld|geen bedrag genoemd|geen mededelingen|geen details"),
        Blockers = new()
        {
            {
                true,
                "niet|omzet|jaaromzet|winst|nettowinst|waardering|gewaardeerd op|geen|zonder|min|minus|meer|minder|procent|%|keer|maal|dubbele|verdubbeling|verdubbelen|drievoudige|helft van|derde van|tientallen|honderden|duizenden|dozijnen|verschillende|meerdere|enkele|enige|paar|multi|geleden|stijging van|toename van|ten opzichte van|elk|ieder|verlies|verliezen|boete|boetes|tekort|afschrijving|afschrijvingen|marktwaarde|beurswaarde"
            },
        },
        Changes = new() { { true, "stijgt|steeg|stijgen|gestegen|verhoogt|verhoogde|verhoogd|groeit|groeide|daalt|daalde|verlaagt|verlaagd" } },
        Comparatives = new() { { true, "meer|iets meer|veel meer|minder|iets minder|hoger|lager|groter" } },
        Fillers = new() { { true, "de|het|een|van|totaal|in totaal|een totaal van|ter waarde van|ter grootte van|aan" } },
    };
}
