using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Storage.Rules;
using AiInfra.Rules;
using AiInfra.Totals;

namespace AiInfra.Functions.Evaluation;

/// <summary>
/// Brings a deal to the cumulative rules it belongs to, and takes it away from those it belongs to no more. Of all deals that change a total at once, the one whose write makes it cross, or fall back, turns it,
/// and goes on saying so until its event is stored.
/// </summary>
public sealed class RuleTotals(RuleTotalsStore store, EvaluationStore evaluations)
{
    private const int MaxRaces = 40;

    /// <summary>Ids of the cumulative rules a deal concerns: those it belongs to now and those it was brought to.</summary>
    public static IReadOnlyList<string> Concerned(Deal deal, RuleSet rules, Remembered remembered)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(remembered);
        var now = rules.Candidates(deal).Where(r => r.Total is not null && r.IsMet(deal)).Select(r => r.Id);
        return [.. remembered.Totals.Union(now, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The totals that this deal turned. Two round trips a rule when nobody races.</summary>
    public async Task<IReadOnlyList<TotalTurn>> TurnAsync(Deal deal, IEnumerable<string> ruleIds, RuleSet rules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deal);
        ArgumentNullException.ThrowIfNull(ruleIds);
        ArgumentNullException.ThrowIfNull(rules);
        List<TotalTurn> turns = [];
        foreach (var rule in ruleIds.Select(rules.Find).OfType<Rule>().Where(r => r.Total is not null))
        {
            if (await TurnAsync(deal, rule, cancellationToken) is { } turn) turns.Add(turn);
        }

        return turns;
    }

    private async Task<TotalTurn?> TurnAsync(Deal deal, Rule rule, CancellationToken cancellationToken)
    {
        var brought = rule.IsMet(deal) ? Brought.Of(deal) : null;
        for (var race = 0; race < MaxRaces; race++)
        {
            var book = await store.ReadAsync(rule.Id, cancellationToken);
            var isNew = !book.Deals.TryGetValue(deal.Id, out var known) || known.Revision < deal.Revision;
            var deals = book.Deals.ToDictionary(d => d.Key, d => d.Value.Brought, StringComparer.Ordinal);
            if (isNew) deals[deal.Id] = brought;
            var total = RunningTotal.Of([.. deals.Values.OfType<Brought>()], rule.Total!.Months);
            var state = Next(book.State, rule.Total.IsReachedBy(total.Usd), deal.Id);
            if (isNew || state != book.State)
            {
                if (!await store.TryWriteAsync(rule.Id, book, state, isNew ? [(deal.Id, deal.Revision, brought)] : [], cancellationToken))
                {
                    await Task.Delay(Random.Shared.Next(5 * (race + 1)), cancellationToken);
                    continue;
                }
            }

            return state.By == deal.Id ? new(rule, total, state.Sequence, state.IsMet ? null : await CrossingAsync(state.CrossedBy, rule.Id, cancellationToken)) : null;
        }

        throw new InvalidOperationException($"The total of the rule {rule.Id} is changed by too many at once.");
    }

    private static TotalState Next(TotalState state, bool met, string dealId) => met == state.IsMet ? state : new(state.Sequence + 1, dealId, met ? dealId : state.CrossedBy);

    private async Task<string?> CrossingAsync(string dealId, string ruleId, CancellationToken cancellationToken) =>
        dealId.Length == 0 ? null : (await evaluations.RecallAsync(dealId, cancellationToken)).Remembered.States.GetValueOrDefault(ruleId)?.EventId;
}
