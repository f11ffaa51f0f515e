using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Functions.Rules;
using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Evaluation;

/// <summary>Holds a deal against the rules in force, the cumulative ones included, and stores what was found.</summary>
public sealed class DealEvaluator(RuleBook book, RuleTotals totals, EvaluationStore evaluations, TimeProvider clock)
{
    /// <returns>The events found; null when another evaluation was first: recall and evaluate again.</returns>
    public async Task<IReadOnlyList<DealEvent>?> TryEvaluateAsync(Deal deal, EvaluationMemory memory, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deal);
        ArgumentNullException.ThrowIfNull(memory);
        var rules = await book.ForAsync(deal.Id, cancellationToken);
        var concerned = RuleTotals.Concerned(deal, rules, memory.Remembered);
        if (concerned.Count > memory.Remembered.Totals.Length)
        {
            // Written down first: where the deal was brought, it is taken away again when it belongs there no more.
            var planned = memory.Remembered with { Totals = [.. concerned] };
            if (await evaluations.TryStoreAsync(deal.Id, new(planned, []), memory, cancellationToken) is not { } stored) return null;
            memory = stored;
        }

        var turns = await totals.TurnAsync(deal, concerned, rules, cancellationToken);
        var result = Alerts.Evaluation.Of(deal, rules, memory.Remembered, turns, clock.GetUtcNow());
        return await evaluations.TryStoreAsync(deal.Id, result, memory, cancellationToken) is null ? null : result.Events;
    }
}
