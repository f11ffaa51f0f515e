using System.Collections.Immutable;
using AiInfra.Articles.Languages;
using AiInfra.Deals;
using AiInfra.Parties;

namespace AiInfra.Articles.Telling;

/// <summary>What each party does in a deal: by what it is known for, and where that says nothing by its place in the sentence.</summary>
internal static class Roles
{
    public static ImmutableArray<ToldParty> Of(DealKind kind, Scope scope, Choice choice) => kind switch
    {
        DealKind.Equity => Equity(scope, choice),
        DealKind.Debt => [.. choice.All.Select(e => new ToldParty(e, e.Sector is Sector.Capital ? PartyRole.Lender : PartyRole.Investee))],
        DealKind.CloudContract => Sale(scope, choice, Sector.Cloud, Sector.DataCenter),
        DealKind.ChipSupply => Sale(scope, choice, Sector.Chips),
        DealKind.Power => Sale(scope, choice, Sector.Energy),
        DealKind.Lease => Sale(scope, choice, Sector.DataCenter, Sector.Cloud),
        DealKind.Program or DealKind.DataCenter => Owned(choice),
        _ => [.. choice.All.Select(e => new ToldParty(e, e.Sector is Sector.Cloud or Sector.Chips or Sector.Energy ? PartyRole.Supplier : PartyRole.Buyer))],
    };

    private static ImmutableArray<ToldParty> Equity(Scope scope, Choice choice)
    {
        var fromOthers = choice.Objects.Count > 0 && scope.Read.StandsBefore(Cue.From, choice.Objects[0].From) && !scope.Read.StandsBefore(Cue.Into, choice.Objects[0].From);
        var isRaised = (scope.Has(Cue.Raise) && !scope.Has(Cue.Invest)) || (fromOthers && !scope.Has(Cue.Acquire));
        var (by, into) = isRaised ? (choice.Objects, choice.Subjects) : (choice.Subjects, choice.Objects);
        return [.. by.Select(e => new ToldParty(e, PartyRole.Investor)), .. into.Where(e => by.All(b => b.EntityId != e.EntityId)).Select(e => new ToldParty(e, PartyRole.Investee))];
    }

    private static ImmutableArray<ToldParty> Sale(Scope scope, Choice choice, params ReadOnlySpan<Sector> sellers)
    {
        var known = sellers.ToArray();
        var sides = choice.All.GroupBy(e => known.Contains(e.Sector)).ToDictionary(side => side.Key, side => side.Count());
        if (sides.Count == 2) return [.. choice.All.Select(e => new ToldParty(e, known.Contains(e.Sector) ? PartyRole.Supplier : PartyRole.Buyer))];
        var sells = scope.Has(Cue.Supplying) && !scope.Has(Cue.Buying);
        return [.. choice.All.Select(e => new ToldParty(e, choice.Subjects.Any(s => s.EntityId == e.EntityId) == sells ? PartyRole.Supplier : PartyRole.Buyer))];
    }

    private static ImmutableArray<ToldParty> Owned(Choice choice) => choice.All.Count > 2
        ? [.. choice.All.Select(e => new ToldParty(e, e.Sector is Sector.Capital ? PartyRole.Backer : PartyRole.Owner))]
        : [.. choice.All.Select((e, i) => new ToldParty(e, i == 0 ? PartyRole.Owner : e.Sector switch { Sector.Chips or Sector.Energy or Sector.Equipment => PartyRole.Supplier, Sector.Capital => PartyRole.Investor, _ => PartyRole.Operator }))];
}
