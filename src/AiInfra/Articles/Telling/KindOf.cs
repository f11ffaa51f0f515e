using AiInfra.Articles.Languages;
using AiInfra.Deals;
using AiInfra.Parties;

namespace AiInfra.Articles.Telling;

/// <summary>What kind of deal the words of a scope tell of.</summary>
internal static class KindOf
{
    /// <returns>Null when they tell of none.</returns>
    public static DealKind? Deal(Scope scope, Choice choice)
    {
        var two = choice.All.Count > 1;
        if (scope.Has(Cue.Acquire) && two && !scope.Has(Cue.Chip, Cue.Lease)) return DealKind.Equity;
        if (scope.Has(Cue.Raise)) return scope.Has(Cue.Debt) && !scope.Has(Cue.Invest) ? DealKind.Debt : DealKind.Equity;
        if (scope.Has(Cue.Invest) && two && IsInvestedInto(scope, choice)) return DealKind.Equity;
        if (choice.All.Count > 2 && scope.Has(Cue.Invest, Cue.Program) && !scope.Has(Cue.Agreement, Cue.Debt)) return DealKind.Program;
        if (scope.Has(Cue.Debt) && !IsSale(scope)) return DealKind.Debt;
        if (two && IsSale(scope) && Sale(scope, choice) is { } sale) return sale;
        if (IsSite(scope) || (scope.Has(Cue.Building) && scope.Has(Cue.Computing) && !scope.Has(Cue.Invest))) return DealKind.DataCenter;
        if (scope.Has(Cue.Program, Cue.Invest) && (!two || !scope.Has(Cue.Agreement, Cue.Partnership) || IsProgramme(scope))) return DealKind.Program;
        if (scope.Has(Cue.Lease)) return DealKind.Lease;
        if (two && scope.Has(Cue.Agreement, Cue.Partnership)) return BySectors(choice) ?? DealKind.Partnership;
        return IsSale(scope) && scope.Has(Cue.Signed) ? BySubject(scope) : null;
    }

    /// <summary>Whether a word says what is done.</summary>
    public static bool IsVerb(Cue cue) => cue is Cue.Invest or Cue.Raise or Cue.Acquire or Cue.Debt or Cue.Lease or Cue.Agreement or Cue.Buying or Cue.Supplying or Cue.Building or Cue.Program or Cue.Partnership or Cue.DataCenter;

    /// <summary>By who the parties are, when no word says.</summary>
    public static DealKind? BySectors(Choice choice)
    {
        bool Is(params ReadOnlySpan<Sector> sectors)
        {
            foreach (var sector in sectors)
            {
                if (choice.All.Any(e => e.Sector == sector)) return true;
            }

            return false;
        }

        if (Is(Sector.Energy)) return DealKind.Power;
        if (Is(Sector.Chips) && Is(Sector.Ai, Sector.Cloud, Sector.Internet)) return DealKind.ChipSupply;
        if (Is(Sector.Cloud, Sector.DataCenter) && Is(Sector.Ai, Sector.Internet, Sector.Unknown)) return DealKind.CloudContract;
        return Is(Sector.Capital) ? DealKind.Equity : null;
    }

    private static bool IsSale(Scope scope) => scope.Has(Cue.Agreement, Cue.Buying, Cue.Supplying, Cue.Signed, Cue.Lease);

    private static DealKind? Sale(Scope scope, Choice choice)
    {
        var sectors = choice.All.Select(e => e.Sector).ToHashSet();
        if (sectors.Contains(Sector.Energy) && scope.Has(Cue.Electricity)) return DealKind.Power;
        if (scope.Has(Cue.Chip) && sectors.Contains(Sector.Chips)) return DealKind.ChipSupply;
        if (scope.Has(Cue.Lease) && !scope.Has(Cue.Computing)) return DealKind.Lease;
        if (scope.Has(Cue.Computing) || sectors.Contains(Sector.Cloud)) return scope.Has(Cue.Building) && !scope.Has(Cue.Computing) ? null : DealKind.CloudContract;
        return scope.Has(Cue.Chip) ? DealKind.ChipSupply : scope.Has(Cue.Electricity) ? DealKind.Power : null;
    }

    private static DealKind? BySubject(Scope scope) =>
        scope.Has(Cue.Computing) ? DealKind.CloudContract : scope.Has(Cue.Chip) ? DealKind.ChipSupply : scope.Has(Cue.Electricity) ? DealKind.Power : null;

    /// <summary>"invest … in OpenAI", and not "in OpenAI's data centres".</summary>
    private static bool IsInvestedInto(Scope scope, Choice choice) =>
        choice.Objects.Any(o => scope.Read.StandsBefore(Cue.Into, o.From) && !(o.To < scope.Read.Length && scope.Read.Sentence.Tokens[o.To].Text == "s"))
        || (scope.Has(Cue.Invest) && !scope.Has(Cue.DataCenter, Cue.Computing, Cue.Agreement) && choice.Objects.Count > 0 && !scope.Has(Cue.Building));

    private static bool IsSite(Scope scope) =>
        scope.Has(Cue.DataCenter) && (scope.Has(Cue.Building) || scope.Read.Projects.Any(p => p.From >= scope.From && p.To <= scope.To) || (!scope.Has(Cue.Invest) && !scope.Has(Cue.Program)));

    private static bool IsProgramme(Scope scope) => scope.Has(Cue.Program) && !scope.Has(Cue.Signed);
}
