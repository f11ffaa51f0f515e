using AiInfra.Functions.Storage.Rules;
using AiInfra.Rules;

namespace AiInfra.Functions.Rules;

/// <summary>Puts rules in force and takes them out again. A cumulative rule first learns what stored deals bring, so that it neither begins at nothing nor fires for what everyone knows.</summary>
public sealed class RuleKeeper(RuleStore store, RuleBook book, StoredTotals totals)
{
    public async Task PutAsync(Rule rule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rule);
        await totals.CountAsync(rule, cancellationToken);
        await store.PutAsync(rule, retired: false, cancellationToken);
        await book.RefreshAsync(cancellationToken);

        // Deals that came in between were held against the rules without this one.
        await totals.CountAsync(rule, cancellationToken);
    }

    /// <summary>The rule of a subscriber's own criteria, in force: that of the house when it asks the same. No round trip when this instance knows it.</summary>
    public async Task<Rule> EnsureAsync(Rule own, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(own);
        var rules = await book.CurrentAsync(cancellationToken);
        if (rules.House.FirstOrDefault(r => r.Text == own.Text) is { } house) return house;
        if (rules.Find(own.Id) is { } known) return known;
        await PutAsync(own, cancellationToken);
        return own;
    }

    public async Task RetireAsync(Rule rule, CancellationToken cancellationToken)
    {
        await store.PutAsync(rule, retired: true, cancellationToken);
        await book.RefreshAsync(cancellationToken);
    }
}
