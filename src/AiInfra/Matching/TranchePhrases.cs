using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace AiInfra.Matching;

/// <summary>How English, French, German and Spanish speak of parts and of more of the same, in lower case without accents. An ordinal or "another" counts only before money or a word for a part.</summary>
internal static partial class TranchePhrases
{
    private const string Part =
        "(?:tranche|rounds?|investments?|investition|investissement|inversion|instal?lment|phase|deal|contract|contrato?|vertrag|agreement|accord|acuerdo|abkommen|order|auftrag|commande|loan|kredit|pret|prestamo|stake"
        + "|payment|zahlung|paiement|versement|pago|injection|finanzierung|runde|ronda|tramo|rate|pact|partnership|partnerschaft|partenariat|alianza)\\b";

    private const string Scale = "(?:billions?|bn|trillions?|milliards?|milliarden?|mrd|mds?|millions?|millionen|mil millones|millones)\\b";

    private const string Money = "(?:(?:us)?[$€£] ?\\d[\\d.,]*(?: ?" + Scale + ")?|(?:\\d[\\d.,]*|[a-z-]+) ?" + Scale + ")";

    private const string Place =
        "(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|1er|1ere|[2-5]e|premiere?|deuxieme|seconde|troisieme|quatrieme|cinquieme|(?:er|zwei|drit|vier|funf)te[nrs]?|primer[ao]?|segund[ao]|tercer[ao]?|cuart[ao]|quint[ao])";

    /// <summary>The words that stand for the place in a row.</summary>
    public static readonly FrozenDictionary<string, int> Ordinals = new (int Number, string Words)[]
    {
        (1, "first 1st premier premiere 1er 1ere erste ersten erster erstes primer primera primero i"),
        (2, "second 2nd deuxieme 2e seconde zweite zweiten zweiter zweites segunda segundo two ii"),
        (3, "third 3rd troisieme 3e dritte dritten dritter drittes tercer tercera tercero three iii"),
        (4, "fourth 4th quatrieme 4e vierte vierten vierter viertes cuarta cuarto four iv"),
        (5, "fifth 5th cinquieme 5e funfte funften funfter funftes quinta quinto five v"),
    }.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Number))).ToFrozenDictionary(pair => pair.word, pair => pair.Number, StringComparer.Ordinal);

    /// <summary>"second tranche", "a second, $4 billion investment"; not "second quarter".</summary>
    [GeneratedRegex(@"\b" + Place + @",? (?!quarter|half|largest|biggest|trimestre|quartal|halbjahr|semestre)(?:[\w$€£.,-]+ ){0,2}?(?:" + Part + "|(?:us)?[$€£] ?\\d[\\d.,]*(?: ?" + Scale + ")?)", RegexOptions.CultureInvariant)]
    public static partial Regex Ordinal();

    /// <summary>"tranche 2", "phase II".</summary>
    [GeneratedRegex(@"\b(?:tranche|phase|tramo|runde|round|rate) (?:no\.? ?)?(\d{1,2}|two|three|four|five|i{1,3}|iv|v)\b", RegexOptions.CultureInvariant)]
    public static partial Regex Number();

    [GeneratedRegex(@"\b(?:(?:another|additional|further|extra|weitere[nrs]?|zusatzliche[nrs]?|otr[oa]s?|adicional(?:es)?) (?:[\w.,'-]+ ){0,2}?(?:" + Money + "|" + Part + ")|(?:new|nouvelle|neue|nueva?) (?:tranche|tramo))", RegexOptions.CultureInvariant)]
    public static partial Regex Additional();

    /// <summary>"4 milliards de dollars supplémentaires", "$4 billion more"; not "$4 billion more than".</summary>
    [GeneratedRegex(
        @"\b(?:billions?|bn|milliards?|milliarden|mrd|millones|dollars?|dollar|dolares|euros?|" + Part + @") (?:d[e'] ?(?:dollars?|dolares|euros?) )?(?:supplementaires?|additionnel(?:le)?s?|adicional(?:es)?|mas|more|extra|de plus|en plus|zusatzlich|mehr)\b(?! than| de | que | als | of )",
        RegexOptions.CultureInvariant)]
    public static partial Regex AmountMore();

    [GeneratedRegex(
        @"\b(?:expand\w*|extend\w*|enlarg\w*|upsiz\w*|tops? up|etend\w*|elargi\w*|prolong\w*|erweiter\w*|weitet|stockt|ampli[ao]\w*|extiend\w*) (?:[\w.,'-]+ ){0,3}?" + Part, RegexOptions.CultureInvariant)]
    public static partial Regex Expanded();

    [GeneratedRegex(@"\b(?:total|totals|totall?ing|total of|altogether|insgesamt|gesamt|cumul\w*|acumulad\w*|so far|since \d{4}|depuis \d{4}|seit \d{4}|desde \d{4})\b", RegexOptions.CultureInvariant)]
    public static partial Regex Total();
}
