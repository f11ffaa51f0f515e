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
        var (total, state) = await BringAsync(rule, [(deal.Id, deal.Revision, rule.IsMet(deal) ? Brought.Of(deal) : null)], deal.Id, cancellationToken);
        return state.By == deal.Id ? new(rule, total, state.Sequence, state.IsMet ? null : await CrossingAsync(state.CrossedBy, rule.Id, cancellationToken)) : null;
    }

    /// <summary>Writes what deals bring, where it is newer than what is known, and the state the total is in then.</summary>
    /// <param name="rule">With a total.</param>
    /// <param name="deals">At most 99; what brings nothing any more, null.</param>
    /// <param name="by">Whose turn it is when the total turns: the deal's, or nobody's (empty), of which nobody is told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(RunningTotal Total, TotalState State)> BringAsync(Rule rule, IReadOnlyCollection<(string DealId, int Revision, Brought? Brought)> deals, string by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rule);
        for (var race = 0; race < MaxRaces; race++)
        {
            var book = await store.ReadAsync(rule.Id, cancellationToken);
            var fresh = deals.Where(d => !book.Deals.TryGetValue(d.DealId, out var known) || known.Revision < d.Revision).ToList();
            var all = book.Deals.ToDictionary(d => d.Key, d => d.Value.Brought, StringComparer.Ordinal);
            foreach (var deal in fresh) all[deal.DealId] = deal.Brought;
            var total = RunningTotal.Of([.. all.Values.OfType<Brought>()], rule.Total!.Months);
            var state = Next(book.State, rule.Total.IsReachedBy(total.Usd), by);
            if ((fresh.Count == 0 && state == book.State) || await store.TryWriteAsync(rule.Id, book, state, fresh, cancellationToken)) return (total, state);
            await LostRace.PauseAsync(race + 1, cancellationToken);
        }

        throw new InvalidOperationException($"The total of the rule {rule.Id} is changed by too many at once.");
    }

    private static TotalState Next(TotalState state, bool met, string by) => met == state.IsMet ? state : new(state.Sequence + 1, by, met ? by : state.CrossedBy);

    private async Task<string?> CrossingAsync(string dealId, string ruleId, CancellationToken cancellationToken) =>
        dealId.Length == 0 ? null : (await evaluations.RecallAsync(dealId, cancellationToken)).Remembered.States.GetValueOrDefault(ruleId)?.EventId;
}
