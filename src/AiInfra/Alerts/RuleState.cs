using System.Text.Json.Serialization;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Json;

namespace AiInfra.Alerts;

/// <summary>What is remembered of one deal under one rule.</summary>
/// <param name="Met">Whether the deal met the rule at <paramref name="EvaluatedRevision"/>.</param>
/// <param name="Sequence">How many times it has crossed into the rule.</param>
/// <param name="EvaluatedRevision">The newest revision evaluated; an older one never overwrites it.</param>
/// <param name="EventId">The event of the last crossing: corrections refer to it.</param>
/// <param name="Told">The facts last told, null when it never crossed.</param>
public sealed record RuleState(string RuleId, bool Met, int Sequence, int EvaluatedRevision, string? EventId, ToldFacts? Told);

/// <summary>The facts whose change makes a correction.</summary>
public sealed record ToldFacts([property: JsonConverter(typeof(MoneyConverter))] decimal? HeadlineUsd, string Amount, Bindingness Bindingness, DealStatus Status, bool Met)
{
    /// <summary>The amount itself, of which <see cref="Amount"/> is the English words; null in what was remembered before it was kept.</summary>
    public Amount? Reported { get; init; }
}
