using AiInfra.Alerts;
using AiInfra.Deals;

namespace AiInfra.Rules;

/// <summary>Why a rule fired for a deal, or why it did not.</summary>
/// <param name="State">What is remembered of the deal under the rule; null when it never met it.</param>
public sealed record Explanation(Rule Rule, Deal Deal, RuleState? State)
{
    public CriterionResult Check { get; } = Rule.Check(Deal);

    /// <summary>One English sentence.</summary>
    public string InWords => (Check.Met, State) switch
    {
        (false, { EventId: not null }) => $"It fired, and is met no more: {Check.Reason}.",
        (false, _) => $"Not met: {Check.Reason}.",
        (true, { EventId: not null, Met: true }) when Evaluation.IsBackfill(Deal) => $"Met: {Check.Reason}. Announced more than 30 days before its submission, it is in the feed and notified nobody.",
        (true, { EventId: not null, Met: true }) => $"Fired: {Check.Reason}.",
        (true, _) when Rule.Total is not null => "It is one of the deals that are summed up; the total was not turned by it.",
        (true, _) => $"Met: {Check.Reason}. It has not fired: this revision was not held against the rule, which is newer or not in force. The next revision will be.",
    };
}
