using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using AiInfra.Json;

namespace AiInfra.Totals;

/// <summary>A sum in US dollars: at least <paramref name="LowUsd"/>, at most <paramref name="HighUsd"/> ("up to" counts 0 at the low end).</summary>
public sealed record Sum(
    int Deals,
    [property: JsonConverter(typeof(MoneyConverter))] decimal LowUsd,
    [property: JsonConverter(typeof(MoneyConverter))] decimal HighUsd);

/// <summary>A deal and whether it is counted, with the reason.</summary>
public sealed record Counted(string DealId, string Title, string Amount, string Reason);

/// <summary>Sums in which no dollar stands twice, with every deal listed on one side or the other.</summary>
public sealed record Stats(
    Sum Total,
    ImmutableSortedDictionary<string, Sum> ByKind,
    ImmutableSortedDictionary<string, Sum> ByBindingness,
    ImmutableSortedDictionary<string, Sum> ByYear,
    ImmutableArray<Counted> Counted,
    ImmutableArray<Counted> Excluded)
{
    /// <summary>The order of the contributions does not matter.</summary>
    public static Stats Of(IReadOnlyCollection<Contribution> contributions)
    {
        ArgumentNullException.ThrowIfNull(contributions);
        var verdicts = Counting.Of(contributions);
        var ordered = contributions.OrderByDescending(c => c.High).ThenBy(c => c.DealId, StringComparer.Ordinal).ToList();
        var counted = ordered.Where(c => verdicts[c.DealId].Counts).ToList();
        return new(
            SumOf(counted),
            By(counted, c => SnakeCase.Of(c.Kind)),
            By(counted, c => SnakeCase.Of(c.Bindingness)),
            By(counted, c => c.Year.ToString("D4", CultureInfo.InvariantCulture)),
            [.. counted.Select(Line)],
            [.. ordered.Where(c => !verdicts[c.DealId].Counts).Select(Line)]);

        Counted Line(Contribution c) => new(c.DealId, c.Title, c.Amount, verdicts[c.DealId].Reason);
    }

    private static Sum SumOf(List<Contribution> contributions) => new(contributions.Count, contributions.Sum(c => c.Low), contributions.Sum(c => c.High));

    private static ImmutableSortedDictionary<string, Sum> By(IEnumerable<Contribution> contributions, Func<Contribution, string> key) =>
        contributions.GroupBy(key).ToImmutableSortedDictionary(g => g.Key, g => SumOf([.. g]), StringComparer.Ordinal);
}
