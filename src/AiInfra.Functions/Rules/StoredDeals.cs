using AiInfra.Deals;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Rules;

/// <summary>The stored deals of a preview.</summary>
/// <param name="Complete">False when there are older ones that were not looked at.</param>
public sealed record DealsLookedAt(IReadOnlyList<Deal> Deals, bool Complete);

/// <summary>Reads the newest stored deals, within a budget: a preview must not carry a library.</summary>
public sealed class StoredDeals(RecentDeals recent, TimeProvider clock)
{
    private readonly BriefCache<bool, DealsLookedAt> _kept = new(clock, TimeSpan.FromSeconds(20));

    private const int PageSize = 1000;
    private const int MaxPages = 10;

    /// <summary>As they were within the last twenty seconds: a crowd that previews costs one reading.</summary>
    public Task<DealsLookedAt> NewestAsync() => _kept.GetAsync(true, () => ReadAsync(CancellationToken.None));

    private async Task<DealsLookedAt> ReadAsync(CancellationToken cancellationToken)
    {
        List<Deal> deals = [];
        MonthlyPlace? from = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var read = await recent.PageAsync(from, PageSize, cancellationToken);
            deals.AddRange(read.Deals);
            if (read.Next is not { } next || !MonthlyPlace.TryParse(next, "", out var place)) return new(deals, true);
            from = place;
        }

        return new(deals, false);
    }
}
