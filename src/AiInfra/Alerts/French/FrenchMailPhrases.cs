namespace AiInfra.Alerts.French;

/// <summary>Of messages: headings, links, notices.</summary>
internal static class FrenchMailPhrases
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["{0}:"] = "{0}\u00A0:",
        ["What changed"] = "Ce qui a changé",
        ["Sources"] = "Sources",
        ["Why"] = "Motif",
        ["Why you get this"] = "Pourquoi vous recevez ce message",
        ["Open the record"] = "Ouvrir la fiche",
        ["… {0} more in the record"] = "… {0} de plus dans la fiche",
        ["Mute this deal"] = "Ne plus suivre cette transaction",
        ["Report an error"] = "Signaler une erreur",
        ["Change what you get"] = "Modifier mes alertes",
        ["Unsubscribe"] = "Se désabonner",
        ["You get this because you subscribed to AI infrastructure deal alerts."] = "Vous recevez ce message parce que vous êtes abonné aux alertes sur les transactions d’infrastructure d’IA.",
        ["1 deal: {0}"] = "1 transaction\u00A0: {0}",
        ["{0} deals: {1}"] = "{0} transactions\u00A0: {1}",
        ["… and {0} more, which the public list of deals shows."] = "… et {0} de plus, à lire dans la liste publique des transactions.",
        ["More deals just now"] = "D’autres transactions à l’instant",
        ["During your quiet hours"] = "Pendant vos heures de silence",
        ["Deals of the day"] = "Les transactions du jour",
        ["Deals of the week"] = "Les transactions de la semaine",
        ["Confirm your subscription to AI infrastructure deal alerts"] = "Confirmez votre abonnement aux alertes sur les transactions d’infrastructure d’IA",
        ["Is this address yours?"] = "Cette adresse est-elle la vôtre\u00A0?",
        ["Someone, we hope you, asked that alerts about AI infrastructure deals be sent to this address."] = "Quelqu’un, vous sans doute, a demandé que des alertes sur les transactions d’infrastructure d’IA soient envoyées à cette adresse.",
        ["Yes, send me alerts"] = "Oui, envoyez-moi les alertes",
        ["The link works for two days. Nothing else is sent here until you confirm."] = "Le lien est valable deux jours. Rien d’autre ne sera envoyé ici avant votre confirmation.",
        ["If it was not you, do nothing: you will not hear from us again."] = "Si ce n’était pas vous, ne faites rien\u00A0: vous n’entendrez plus parler de nous.",
        ["Your link to manage your deal alerts"] = "Votre lien pour gérer vos alertes",
        ["Your deal alerts"] = "Vos alertes",
        ["You asked for a link to the page where you change or end what we send you."] = "Vous avez demandé un lien vers la page où vous pouvez modifier ou arrêter nos envois.",
        ["Manage my alerts"] = "Gérer mes alertes",
        ["The link works for 30 days. Whoever has it can change your subscription, so keep it to yourself."] = "Le lien est valable 30 jours. Quiconque le possède peut modifier votre abonnement\u00A0: gardez-le pour vous.",
        ["If it was not you who asked, ignore this mail: nothing has changed."] = "Si la demande ne vient pas de vous, ignorez ce message\u00A0: rien n’a changé.",
        ["Test: your deal alerts arrive here"] = "Test\u00A0: vos alertes arrivent bien ici",
        ["It works"] = "Tout fonctionne",
        ["This is a test of your deal alerts. It is about no deal, and there is nothing to do."] = "Ceci est un test de vos alertes. Il ne concerne aucune transaction et vous n’avez rien à faire.",
        ["A channel of your deal alerts was switched off"] = "Un canal de vos alertes a été désactivé",
        ["A channel was switched off"] = "Un canal a été désactivé",
        ["Nothing is sent over it any more, because it could not be reached:"] = "Plus rien n’y est envoyé, car il n’a pas pu être joint\u00A0:",
        ["Your other channels go on as before. On your page you can put this one right or take it away."] = "Vos autres canaux continuent comme avant. Sur votre page, vous pouvez corriger ou retirer celui-ci.",
        ["See my channels"] = "Voir mes canaux",
    };
}
