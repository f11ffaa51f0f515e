using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Parties;

namespace AiInfra.Articles.Telling;

/// <summary>Brings together what an article tells of one deal in several places: the same amount between the same parties, or one without an amount beside one with it.</summary>
internal static class OneEach
{
    public static List<Candidate> Of(IEnumerable<Candidate> candidates)
    {
        List<Candidate> deals = [];
        foreach (var candidate in candidates.OrderBy(c => c.Amount is null))
        {
            var known = deals.FindIndex(deal => AreSame(deal, candidate));
            if (known < 0) deals.Add(candidate);
            else deals[known] = Both(deals[known], candidate);
        }

        return [.. deals.OrderBy(deal => deal.Sentence.Sentence.Start)];
    }

    private static bool AreSame(Candidate a, Candidate b)
    {
        if (a.Kind is DealKind.Forecast || b.Kind is DealKind.Forecast) return a.Kind == b.Kind && SameAmount(a.Amount, b.Amount);
        if (a.Project is { } one && b.Project is { } other && one != other) return false;
        var (x, y) = (Roots(a), Roots(b));
        if (a.Amount is not null && b.Amount is not null) return SameAmount(a.Amount, b.Amount) && x.Overlaps(y);
        if (a.Kind is DealKind.DataCenter || b.Kind is DealKind.DataCenter) return a.Kind == b.Kind && x.SetEquals(y) && (a.Project == b.Project || a.Place == b.Place);
        return x.SetEquals(y) || (x.Count > 1 && y.Count > 1 && (x.IsSubsetOf(y) || y.IsSubsetOf(x)));
    }

    private static bool SameAmount(FoundAmount? a, FoundAmount? b)
    {
        if (a is null || b is null) return false;
        var (x, y) = (a.Reading.Amount, b.Reading.Amount);
        return x.Currency == y.Currency && x.Per == y.Per && Near(x.Low ?? x.High, y.Low ?? y.High) && Near(x.High ?? x.Low, y.High ?? y.Low);
    }

    private static bool Near(decimal? a, decimal? b) => a is { } x && b is { } y && Math.Abs(x - y) <= 0.02m * Math.Max(x, y);

    private static HashSet<string> Roots(Candidate candidate) => [.. candidate.Parties.Select(p => KnownEntities.RootOf(p.Entity.EntityId))];

    /// <summary>The one that concluded less, with what only the other knows.</summary>
    private static Candidate Both(Candidate a, Candidate b)
    {
        var (best, other) = Rank(b) > Rank(a) ? (b, a) : (a, b);
        return best with
        {
            Amount = best.Amount ?? other.Amount,
            Bindingness = best.Bindingness is Bindingness.Reported ? other.Bindingness : best.Bindingness,
            Status = best.Status is DealStatus.Announced ? other.Status : best.Status,
            Announced = best.DateIsTold || !other.DateIsTold ? best.Announced : other.Announced,
            DateIsTold = best.DateIsTold || other.DateIsTold,
            Term = best.Term ?? other.Term,
            Place = best.Place ?? other.Place,
            Project = best.Project ?? other.Project,
            Gigawatts = best.Gigawatts ?? other.Gigawatts,
            Energy = best.Energy is EnergySource.Unknown ? other.Energy : best.Energy,
        };
    }

    private static int Rank(Candidate candidate) => (candidate.Amount is null ? 0 : 100) + (10 * candidate.Parties.Length) - (5 * candidate.Inferences.Length) - candidate.Parties.Count(p => !p.Entity.Known);
}
