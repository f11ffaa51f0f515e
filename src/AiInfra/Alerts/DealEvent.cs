using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AiInfra.Deals;

namespace AiInfra.Alerts;

/// <summary>What an evaluation of a deal found new.</summary>
public enum EventKind
{
    /// <summary>The deal first met a rule, or met it again after falling back.</summary>
    Crossed,

    /// <summary>Those already told should know that the facts changed.</summary>
    Correction,
}

/// <summary>A rule the deal met, with the reason in words.</summary>
/// <param name="Corrects">In a correction: the crossing of this rule that is corrected.</param>
/// <param name="Urgent">It passes quiet hours.</param>
public sealed record MetRule(
    string RuleId, string RuleName, string Reason, string? Corrects = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Urgent = false);

/// <summary>One event of one deal, with every rule it concerns.</summary>
public sealed record DealEvent
{
    public required string Id { get; init; }

    public required EventKind Kind { get; init; }

    /// <summary>Appears in the feed marked so and notifies nobody: announced more than 30 days before its submission.</summary>
    public bool Backfill { get; init; }

    /// <summary>The deal as it was when the event was found.</summary>
    public required Deal Deal { get; init; }

    public ImmutableArray<MetRule> Rules { get; init; } = [];

    /// <summary>For a correction: what changed, in words ("amount: $20 billion → $9 billion").</summary>
    public ImmutableArray<string> Changes { get; init; } = [];

    /// <summary>For a correction: the crossing it corrects, of the first rule when there are several.</summary>
    public string? Corrects { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }
}
