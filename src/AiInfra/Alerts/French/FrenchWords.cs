using System.Collections.Frozen;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Parties;

namespace AiInfra.Alerts.French;

/// <summary>The members of the enums that readers see. Nouns where an adjective would have to agree with what stands beside it.</summary>
internal static class FrenchWords
{
    private static readonly FrozenDictionary<Enum, string> Words = new Dictionary<Enum, string>
    {
        [DealKind.Equity] = "prise de participation",
        [DealKind.Debt] = "financement par la dette",
        [DealKind.CloudContract] = "contrat de cloud",
        [DealKind.ChipSupply] = "fourniture de puces",
        [DealKind.Lease] = "location",
        [DealKind.DataCenter] = "centre de données",
        [DealKind.Power] = "énergie",
        [DealKind.Program] = "programme",
        [DealKind.Partnership] = "partenariat",
        [DealKind.Forecast] = "prévision",
        [Bindingness.Rumour] = "rumeur",
        [Bindingness.Reported] = "information non confirmée",
        [Bindingness.LetterOfIntent] = "lettre d’intention",
        [Bindingness.Definitive] = "accord définitif",
        [Bindingness.Closed] = "opération conclue",
        [Bindingness.Terminated] = "accord résilié",
        [DealStatus.Announced] = "annoncé",
        [DealStatus.PreConstruction] = "avant travaux",
        [DealStatus.Construction] = "en construction",
        [DealStatus.Operating] = "en service",
        [DealStatus.Shelved] = "suspendu",
        [DealStatus.Cancelled] = "annulé",
        [CertaintyLevel.Speculative] = "spéculative",
        [CertaintyLevel.Likely] = "probable",
        [CertaintyLevel.Confident] = "élevée",
        [PartyRole.Investor] = "investisseur",
        [PartyRole.Investee] = "société financée",
        [PartyRole.Buyer] = "acheteur",
        [PartyRole.Supplier] = "fournisseur",
        [PartyRole.Owner] = "propriétaire",
        [PartyRole.Operator] = "exploitant",
        [PartyRole.Lender] = "prêteur",
        [PartyRole.Backer] = "soutien",
        [PartyRole.Builder] = "constructeur",
        [SourceType.Filing] = "document réglementaire",
        [SourceType.Company] = "entreprise",
        [SourceType.Wire] = "agence de presse",
        [SourceType.Press] = "presse",
        [SourceType.Analyst] = "analyste",
        [SourceType.Rumour] = "rumeur",
        [EnergySource.Unknown] = "source inconnue",
        [EnergySource.Nuclear] = "nucléaire",
        [EnergySource.Gas] = "gaz",
        [EnergySource.Grid] = "réseau électrique",
        [EnergySource.Solar] = "solaire",
        [EnergySource.Wind] = "éolien",
        [EnergySource.Storage] = "stockage",
        [AmountBasis.Announced] = "montant annoncé",
        [AmountBasis.Committed] = "montant engagé",
        [AmountBasis.Contracted] = "montant contractuel",
        [AmountBasis.Paid] = "montant versé",
        [AmountBasis.Cumulative] = "montant cumulé",
        [AmountBasis.Planned] = "montant prévu",
    }.ToFrozenDictionary();

    /// <returns>Null for a member without a word.</returns>
    public static string? Of(Enum value) => Words.GetValueOrDefault(value);
}
