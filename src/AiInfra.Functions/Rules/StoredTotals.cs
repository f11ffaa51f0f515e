using AiInfra.Functions.Storage;
using AiInfra.Functions.Storage.Rules;
using AiInfra.Parties;
using AiInfra.Rules;
using AiInfra.Totals;

namespace AiInfra.Functions.Rules;

/// <summary>Counts for a cumulative rule what its party's stored deals bring, and tells nobody of it.</summary>
public sealed class StoredTotals(MatchingStore matching, DealStore deals, RuleTotalsStore totals)
{
    /// <summary>Rows of one transaction beside the state.</summary>
    private const int AtOnce = 99;

    private const int MaxRaces = 40;

    /// <summary>A round trip for each stored deal of the party's family.</summary>
    public async Task CountAsync(Rule rule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Total is not { } total) return;
        List<(string DealId, int Revision, Brought? Brought)> brought = [];
        foreach (var id in await matching.OfFamilyAsync(KnownEntities.RootOf(total.Parties[0].EntityId), cancellationToken))
        {
            if (await deals.FindAsync(id, cancellationToken) is { Deal: var deal } && rule.IsMet(deal)) brought.Add((deal.Id, deal.Revision, Brought.Of(deal)));
        }

        foreach (var part in brought.Chunk(AtOnce)) await AddAsync(rule, total, part, cancellationToken);
    }

    private async Task AddAsync(Rule rule, TotalCriterion total, IReadOnlyList<(string DealId, int Revision, Brought? Brought)> part, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var book = await totals.ReadAsync(rule.Id, cancellationToken);
            var fresh = part.Where(d => !book.Deals.TryGetValue(d.DealId, out var known) || known.Revision < d.Revision).ToList();
            if (fresh.Count == 0) return;
            var ids = fresh.Select(d => d.DealId).ToHashSet(StringComparer.Ordinal);
            var sum = RunningTotal.Of([.. book.Deals.Where(d => !ids.Contains(d.Key)).Select(d => d.Value.Brought).Concat(fresh.Select(d => d.Brought)).OfType<Brought>()], total.Months);
            var state = total.IsReachedBy(sum.Usd) == book.State.IsMet ? book.State : new TotalState(book.State.Sequence + 1, "", "");
            if (await totals.TryWriteAsync(rule.Id, book, state, fresh, cancellationToken)) return;
            await Task.Delay(Random.Shared.Next(5 * (race + 1)), cancellationToken);
        }

        throw new InvalidOperationException($"The total of the rule {rule.Id} is changed by too many at once.");
    }
}
