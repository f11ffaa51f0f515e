using AiInfra.Functions.Storage.Rules;
using AiInfra.Rules;

namespace AiInfra.Functions.Rules;

/// <summary>Puts rules in force and takes them out again. A cumulative rule first learns what stored deals bring, so that it neither begins at nothing nor fires for what everyone knows.</summary>
public sealed class RuleKeeper(RuleStore store, RuleBook book, StoredTotals totals)
{
    /// <summary>Changes a rule that is in force: its name, its urgency, or criteria that each deal answers alone.</summary>
    public async Task ChangeAsync(Rule rule, CancellationToken cancellationToken)
    {
        await store.PutAsync(rule, retired: false, cancellationToken);
        await book.RefreshAsync(cancellationToken);
    }

    public async Task PutAsync(Rule rule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rule);
        await totals.CountAsync(rule, cancellationToken);
        await ChangeAsync(rule, cancellationToken);

        // Deals that came in between were held against the rules without this one.
        await totals.CountAsync(rule, cancellationToken);
    }

    /// <summary>Puts the rules of a subscriber's own criteria in force, where they are not. No round trip when this instance knows them.</summary>
    /// <returns>The rules in force now.</returns>
    public async Task<RuleSet> EnsureAsync(IReadOnlyCollection<Rule> own, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(own);
        var rules = await book.CurrentAsync(cancellationToken);
        foreach (var rule in own.Where(r => rules.Find(r.Id) is null)) await PutAsync(rule, cancellationToken);
        return await book.CurrentAsync(cancellationToken);
    }

    public ValueTask<RuleSet> CurrentAsync(CancellationToken cancellationToken) => book.CurrentAsync(cancellationToken);

    public async Task RetireAsync(Rule rule, CancellationToken cancellationToken)
    {
        await store.PutAsync(rule, retired: true, cancellationToken);
        await book.RefreshAsync(cancellationToken);
    }
}
