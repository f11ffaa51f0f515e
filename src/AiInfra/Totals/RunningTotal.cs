using System.Text.Json.Serialization;
using AiInfra.Deals;
using AiInfra.Json;

namespace AiInfra.Totals;

/// <summary>What one deal brings to a cumulative rule.</summary>
/// <param name="Announced">The first day it may have been announced: the window goes by it.</param>
public sealed record Brought(Contribution Contribution, DateOnly Announced)
{
    public static Brought Of(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return new(Contribution.Of(deal), deal.Announced.First);
    }
}

/// <summary>The largest sum of any window, and the day its last deal was announced.</summary>
public readonly record struct RunningTotal([property: JsonConverter(typeof(MoneyConverter))] decimal Usd, DateOnly Until)
{
    /// <summary>
    /// Of the deals that a cumulative rule sums up: no dollar twice (<see cref="Counting"/>), "up to" with its high end as everywhere a figure meets a bound. The order does not matter: whether a rule is met
    /// is a question about a set of deals, so every order of arrival ends in the same answer.
    /// </summary>
    /// <param name="deals">All that were brought.</param>
    /// <param name="months">The length of the window, back from its last day, that day included.</param>
    public static RunningTotal Of(IReadOnlyCollection<Brought> deals, int months)
    {
        ArgumentNullException.ThrowIfNull(deals);
        var counts = Counting.Of([.. deals.Select(d => d.Contribution)]);
        var ordered = deals.Where(d => counts[d.Contribution.DealId].Counts).OrderBy(d => d.Announced).ThenBy(d => d.Contribution.DealId, StringComparer.Ordinal).ToList();
        RunningTotal best = default;
        var (sum, first) = (0m, 0);
        foreach (var deal in ordered)
        {
            sum += deal.Contribution.High;
            for (; ordered[first].Announced <= deal.Announced.AddMonths(-months); first++) sum -= ordered[first].Contribution.High;
            if (sum > best.Usd) best = new(sum, deal.Announced);
        }

        return best;
    }
}
