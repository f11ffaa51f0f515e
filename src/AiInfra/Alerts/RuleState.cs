using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Json;

namespace AiInfra.Alerts;

/// <summary>What is remembered of the evaluations of one deal.</summary>
/// <param name="Revision">The newest revision evaluated; an older one changes nothing.</param>
/// <param name="States">Of the rules the deal meets, or met once; by rule id.</param>
/// <param name="Totals">Ids of the cumulative rules this deal was brought to.</param>
public sealed record Remembered(int Revision, ImmutableSortedDictionary<string, RuleState> States, ImmutableArray<string> Totals)
{
    public static readonly Remembered Nothing = new(0, ImmutableSortedDictionary.Create<string, RuleState>(StringComparer.Ordinal), []);
}

/// <summary>What is remembered of one deal under one rule.</summary>
/// <param name="Met">Whether the deal met the rule when it was last evaluated.</param>
/// <param name="Sequence">How many times it has crossed into the rule. Under a cumulative rule: the turn of the total that was told, odd when it crossed, even when it fell back.</param>
/// <param name="Criteria">The criteria it was held against, as a digest: after they changed, not meeting them any more is no news.</param>
/// <param name="EventId">The event of the last crossing: corrections refer to it.</param>
/// <param name="Told">The facts last told, null when it never crossed.</param>
public sealed record RuleState(bool Met, int Sequence, string Criteria, string? EventId, ToldFacts? Told);

/// <summary>The facts whose change makes a correction.</summary>
public sealed record ToldFacts([property: JsonConverter(typeof(MoneyConverter))] decimal? HeadlineUsd, string Amount, Bindingness Bindingness, DealStatus Status, bool Met)
{
    /// <summary>The amount itself, of which <see cref="Amount"/> is the English words; null in what was remembered before it was kept.</summary>
    public Amount? Reported { get; init; }
}
