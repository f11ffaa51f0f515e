using AiInfra.Alerts;
using AiInfra.Deals;

namespace AiInfra.Matching.Evidence;

/// <summary>Same, or what the press calls by each other's name; loosely so when only everything else agreeing can make up for it.</summary>
internal enum KindAgreement { Other, Loose, Related, Same }

internal sealed record KindFit(KindAgreement Agreement, MatchPart Part)
{
    private static readonly (DealKind, DealKind)[] Related =
    [
        (DealKind.Program, DealKind.DataCenter), (DealKind.Program, DealKind.Partnership), (DealKind.Program, DealKind.Lease), (DealKind.Program, DealKind.Power),
        (DealKind.DataCenter, DealKind.Partnership), (DealKind.DataCenter, DealKind.Lease), (DealKind.DataCenter, DealKind.Power),
        (DealKind.Partnership, DealKind.Lease), (DealKind.Partnership, DealKind.Power), (DealKind.Lease, DealKind.Power),
        (DealKind.CloudContract, DealKind.ChipSupply), (DealKind.CloudContract, DealKind.Lease), (DealKind.ChipSupply, DealKind.Lease),
        (DealKind.CloudContract, DealKind.Partnership), (DealKind.ChipSupply, DealKind.Partnership), (DealKind.Equity, DealKind.Partnership),
    ];

    private static readonly (DealKind, DealKind)[] Loose =
    [
        (DealKind.CloudContract, DealKind.DataCenter), (DealKind.CloudContract, DealKind.Program), (DealKind.ChipSupply, DealKind.DataCenter), (DealKind.ChipSupply, DealKind.Program),
        (DealKind.Equity, DealKind.Program), (DealKind.Debt, DealKind.Partnership),
    ];

    public static KindFit Of(DealKind a, DealKind b)
    {
        if (a == b) return new(KindAgreement.Same, new("kind", 10, $"the same kind ({AlertText.Words(a)})"));
        var both = $"{AlertText.Words(a)}, {AlertText.Words(b)}";
        if (Holds(Related, a, b)) return new(KindAgreement.Related, new("kind", 6, $"related kinds ({both})"));
        return Holds(Loose, a, b) ? new(KindAgreement.Loose, new("kind", 0, $"loosely related kinds ({both})")) : new(KindAgreement.Other, new("kind", -20, $"other kinds ({both})"));
    }

    private static bool Holds((DealKind, DealKind)[] pairs, DealKind a, DealKind b) => pairs.Contains((a, b)) || pairs.Contains((b, a));
}
