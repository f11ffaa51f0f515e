namespace AiInfra.Alerts.French;

/// <summary>Of rules: which criterion met, or failed on, which value.</summary>
internal static class FrenchRulePhrases
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["You were told that it meets {0}"] = "Nous vous avions annoncé qu’elle remplit\u00A0: {0}",
        ["You were told of this deal before"] = "Nous vous avions annoncé cette transaction",
        ["why: {0}"] = "motif\u00A0: {0}",
        ["the same deal as {0}"] = "la même transaction que {0}",
        ["{0} is over {1}"] = "{0} dépasse {1}",
        ["{0} is not over {1}"] = "{0} ne dépasse pas {1}",
        ["{0} is at least {1}"] = "{0} atteint {1}",
        ["{0} is not at least {1}"] = "{0} n’atteint pas {1}",
        ["nothing to compare"] = "rien à comparer",
        ["it can be read in two ways and waits for a person"] = "il peut se lire de deux façons et attend une vérification",
        ["not yet converted to US dollars"] = "pas encore converti en dollars",
        ["a price per gigawatt without the gigawatts"] = "un prix par gigawatt, sans les gigawatts",
        ["its kind is {0}"] = "nature\u00A0: {0}",
        ["{0} as {1}"] = "{0} comme {1}",
        ["{0} takes part"] = "{0} y participe",
        ["{0} does not take part"] = "{0} n’y participe pas",
        ["none of {0} takes part"] = "aucun de ceux-ci n’y participe\u00A0: {0}",
        ["{0} is {1}"] = "{0} est {1}",
        ["nobody is {0}"] = "personne n’est {0}",
        ["its country is {0}"] = "pays\u00A0: {0}",
        ["no country is known"] = "aucun pays n’est connu",
        ["no power is announced"] = "aucune puissance n’est annoncée",
        ["{0} GW"] = "{0}\u00A0GW",
        ["its certainty is {0}"] = "certitude\u00A0: {0}",
        ["its bindingness is {0}"] = "engagement\u00A0: {0}",
        ["it says {0}"] = "on y lit {0}",
        ["it does not say {0}"] = "on n’y lit pas {0}",
        ["{0}: {1} in the {2} months to {3}, over {4}"] = "{0}\u00A0: {1} sur les {2} mois jusqu’au {3}, plus de {4}",
        ["{0}: {1} in the {2} months to {3}, not over {4}"] = "{0}\u00A0: {1} sur les {2} mois jusqu’au {3}, pas plus de {4}",
        ["{0}: {1} in the {2} months to {3}, at least {4}"] = "{0}\u00A0: {1} sur les {2} mois jusqu’au {3}, au moins {4}",
        ["{0}: {1} in the {2} months to {3}, not at least {4}"] = "{0}\u00A0: {1} sur les {2} mois jusqu’au {3}, moins de {4}",
    };
}
