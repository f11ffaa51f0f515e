using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace AiInfra.Alerts.French;

/// <summary>The reasons the system gives in English, of a certainty, of not counting in totals and of a rule. What is not known, such as an operator's own words, stays as it is.</summary>
internal static partial class FrenchReasons
{
    /// <summary>Between reasons that hold together; the space before it does not break.</summary>
    private const string And = "\u202F; ";

    private static readonly FrozenDictionary<string, string> Whole = new Dictionary<string, string>
    {
        ["Deals over $10 billion"] = "Transactions de plus de 10 milliards de dollars",
        ["submitted anonymously"] = "transmis anonymement",
        ["the submitter is not fully trusted"] = "l’expéditeur n’est pas pleinement habilité",
        ["the submitter says so"] = "selon l’expéditeur",
        ["an operator says so"] = "selon un opérateur",
        ["a forecast"] = "une prévision",
        ["a rumour"] = "une rumeur",
        ["reported, not known to be signed"] = "rapporté, signature non connue",
        ["a letter of intent binds nobody yet"] = "une lettre d’intention n’engage encore personne",
        ["terminated"] = "résilié",
        ["closed"] = "conclu",
        ["signed"] = "signé",
        ["cancelled"] = "annulé",
        ["no source named"] = "aucune source indiquée",
        ["a filing says so"] = "un document réglementaire le dit",
        ["a company involved says so"] = "une entreprise concernée le dit",
        ["several publishers say so"] = "plusieurs médias le disent",
        ["one publisher says so"] = "un seul média le dit",
        ["an analyst says so"] = "un analyste le dit",
        ["only rumours say so"] = "seules des rumeurs le disent",
        ["sources of the same standing disagree on the amount"] = "des sources de même rang se contredisent sur le montant",
        ["a forecast is no deal"] = "une prévision n’est pas une transaction",
        ["the amount is undisclosed"] = "le montant n’est pas communiqué",
        ["the amount can be read in two ways and waits for a person"] = "le montant peut se lire de deux façons et attend une vérification",
        ["not yet converted to US dollars"] = "pas encore converti en dollars",
        ["a price per gigawatt without the gigawatts"] = "un prix par gigawatt, sans les gigawatts",
        ["not part of another counted deal"] = "ne fait pas partie d’une autre transaction comptée",
    }.ToFrozenDictionary();

    /// <summary>What names another deal behind it.</summary>
    private static readonly FrozenDictionary<string, string> Begun = new Dictionary<string, string>
    {
        ["part of"] = "fait partie de",
        ["funds"] = "finance",
        ["the same as"] = "identique à",
        ["the same deal as"] = "la même transaction que",
        ["possibly the same as"] = "peut-être identique à",
        ["superseded by"] = "remplacé par",
    }.ToFrozenDictionary();

    public static string Of(string english)
    {
        ArgumentNullException.ThrowIfNull(english);
        // A title behind "part of" may hold a semicolon: it is one reason then.
        return One(english) ?? string.Join(And, english.Split("; ").Select(part => One(part) ?? part));
    }

    private static string? One(string english)
    {
        if (Whole.TryGetValue(english, out var french)) return french;
        var match = Beginning().Match(english);
        return match.Success ? $"{Begun[match.Groups["how"].Value]} {english[match.Length..]}" : null;
    }

    [GeneratedRegex("^(?<how>part of|funds|the same as|the same deal as|possibly the same as|superseded by) ", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();
}
