using AiInfra.Functions.Evaluation;
using AiInfra.Functions.Storage;
using AiInfra.Parties;
using AiInfra.Rules;
using AiInfra.Totals;

namespace AiInfra.Functions.Rules;

/// <summary>Counts for a cumulative rule what its party's stored deals bring, and tells nobody of it.</summary>
public sealed class StoredTotals(MatchingStore matching, DealStore deals, RuleTotals totals)
{
    /// <summary>Rows of one transaction beside the state.</summary>
    private const int AtOnce = 99;

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

        foreach (var part in brought.Chunk(AtOnce)) await totals.BringAsync(rule, part, by: "", cancellationToken);
    }
}
