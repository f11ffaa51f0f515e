using AiInfra.Articles.Languages;
using AiInfra.Articles.Mentions;
using AiInfra.Deals;

namespace AiInfra.Articles.Telling;

/// <summary>How binding a deal is, how far it has come, when and where: what stands around it.</summary>
internal static class Circumstances
{
    public static Candidate With(Candidate candidate, Scope scope, DateContext dates)
    {
        var read = scope.Read;
        var date = read.Dates.Where(d => In(scope, d.From)).OrderBy(d => Math.Abs(d.From - scope.Centre)).FirstOrDefault() ?? read.Dates.LastOrDefault(d => d.To <= scope.Centre);
        var earlier = dates.Last is { } last && last.Paragraph == read.Sentence.Paragraph ? last.Date : (PartialDate?)null;
        return candidate with
        {
            Bindingness = BindingnessOf(scope),
            Status = scope.Has(Cue.UnderConstruction) ? DealStatus.Construction : scope.Has(Cue.Operating) ? DealStatus.Operating : DealStatus.Announced,
            Announced = date?.Date ?? earlier,
            DateIsTold = date is { IsExact: true },
            IsCumulative = scope.Has(Cue.Climb, Cue.Cumulative) && candidate.Kind is DealKind.Equity,
            Term = read.Terms.FirstOrDefault(t => In(scope, t.From)),
            Place = read.Places.Where(p => In(scope, p.From)).OrderBy(p => Math.Abs(p.From - scope.Centre)).ThenBy(p => p.Name is null).FirstOrDefault(),
            Project = candidate.Project ?? (candidate.Kind is DealKind.Program or DealKind.Equity ? null : read.Projects.FirstOrDefault(p => In(scope, p.From))?.Name),
            Gigawatts = read.Powers.Where(p => In(scope, p.From)).Select(p => (decimal?)p.Gigawatts).FirstOrDefault(),
            Energy = EnergyOf(scope),
        };
    }

    public static EnergySource EnergyOf(Scope scope) =>
        scope.Has(Cue.Nuclear) ? EnergySource.Nuclear : scope.Has(Cue.Gas) ? EnergySource.Gas : scope.Has(Cue.Wind) ? EnergySource.Wind : scope.Has(Cue.Solar) ? EnergySource.Solar : EnergySource.Unknown;

    /// <summary>What stands nearest to the amount counts. A verb of reporting ("invested", "injecté") says nothing of a signature or a payment.</summary>
    private static Bindingness BindingnessOf(Scope scope)
    {
        if (scope.Has(Cue.Terminated)) return Bindingness.Terminated;
        var nearest = scope.Read.Cues.Where(hit => In(scope, hit.From) && Meaning(hit.Cue) is not null).OrderBy(hit => Math.Abs(hit.From - scope.Centre)).Select(hit => Meaning(hit.Cue)).FirstOrDefault();
        return nearest ?? (scope.Has(Cue.UnderConstruction, Cue.Operating) ? Bindingness.Definitive : scope.Has(Cue.Hypothetical) ? Bindingness.Rumour : Bindingness.Reported);
    }

    private static Bindingness? Meaning(Cue cue) => cue switch
    {
        Cue.Rumour => Bindingness.Rumour,
        Cue.Intent => Bindingness.LetterOfIntent,
        Cue.Closed => Bindingness.Closed,
        Cue.Signed => Bindingness.Definitive,
        _ => null,
    };

    private static bool In(Scope scope, int token) => token >= scope.From && token < scope.To;
}
