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
            Project = candidate.Project ?? read.Projects.FirstOrDefault(p => In(scope, p.From))?.Name,
            Gigawatts = read.Powers.Where(p => In(scope, p.From)).Select(p => (decimal?)p.Gigawatts).FirstOrDefault(),
            Energy = EnergyOf(scope),
        };
    }

    public static EnergySource EnergyOf(Scope scope) =>
        scope.Has(Cue.Nuclear) ? EnergySource.Nuclear : scope.Has(Cue.Gas) ? EnergySource.Gas : scope.Has(Cue.Wind) ? EnergySource.Wind : scope.Has(Cue.Solar) ? EnergySource.Solar : EnergySource.Unknown;

    /// <summary>A verb of reporting ("invested", "injecté") says nothing of a signature or a payment.</summary>
    private static Bindingness BindingnessOf(Scope scope)
    {
        if (scope.Has(Cue.Terminated)) return Bindingness.Terminated;
        if (scope.Has(Cue.Rumour)) return Bindingness.Rumour;
        if (scope.Has(Cue.Intent)) return Bindingness.LetterOfIntent;
        if (scope.Has(Cue.Closed)) return Bindingness.Closed;
        return scope.Has(Cue.Signed) ? Bindingness.Definitive : scope.Has(Cue.Hypothetical) ? Bindingness.Rumour : Bindingness.Reported;
    }

    private static bool In(Scope scope, int token) => token >= scope.From && token < scope.To;
}
