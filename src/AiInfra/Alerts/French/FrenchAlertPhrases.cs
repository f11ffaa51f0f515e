namespace AiInfra.Alerts.French;

/// <summary>Of the facts of a deal and what changed about them.</summary>
internal static class FrenchAlertPhrases
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["Correction: "] = "Correction\u00A0: ",
        ["Test: "] = "Essai\u00A0: ",
        ["{0}: {1}"] = "{0}\u00A0: {1}",
        ["{0}: {1} ({2}, {3})"] = "{0}\u00A0: {1} ({2}, {3})",
        [" and others"] = " et d’autres",
        ["Amount"] = "Montant",
        ["Bindingness"] = "Engagement",
        ["Certainty"] = "Certitude",
        ["Kind"] = "Nature",
        ["Status"] = "État",
        ["Announced"] = "Annonce",
        ["Parties"] = "Parties",
        ["Term"] = "Durée",
        ["Site"] = "Site",
        ["Power"] = "Puissance",
        ["Not in totals"] = "Hors totaux",
        ["unnamed source"] = "source anonyme",
        ["an unnamed source"] = "une source anonyme",
        [" ({0} at {1} of {2})"] = " ({0} au cours de {1} du {2})",
        [" (not yet converted to US dollars)"] = " (pas encore converti en dollars)",
        [" (or {0}: the scale word can be read in two ways)"] = " (ou {0}\u00A0: l’ordre de grandeur peut se lire de deux façons)",
        ["{0} year"] = "{0} an",
        ["{0} years"] = "{0} ans",
        ["from {0}"] = "début\u00A0: {0}",
        ["until {0}"] = "fin\u00A0: {0}",
        ["{0} GW announced"] = "{0} GW annoncés",
        ["{0} GW live"] = "{0} GW en service",
        ["Possible duplicate"] = "Doublon possible",
        ["may be the same as {0}; waits for a person"] = "peut-être identique à {0}, vérification en attente",
        ["Also reported"] = "Autre version",
        ["{0} by {1}"] = "{0} selon {1}",
        ["bindingness: {0} → {1}"] = "engagement\u00A0: {0} → {1}",
        ["status: {0} → {1}"] = "état\u00A0: {0} → {1}",
        ["amount: {0} → {1}"] = "montant\u00A0: {0} → {1}",
        ["amount: {0}, {1} → {2}"] = "montant\u00A0: {0}, {1} → {2}",
        ["{0} in all"] = "{0} au total",
        ["no sum in US dollars"] = "aucune somme en dollars",
        ["no longer meets the rule: {0}"] = "ne remplit plus la règle\u00A0: {0}",
    };
}
