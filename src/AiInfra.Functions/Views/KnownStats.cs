using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Totals;

namespace AiInfra.Functions.Views;

/// <summary>The stats, counted at most every half second on this instance.</summary>
public sealed class KnownStats(TotalsStore totals, TimeProvider clock)
{
    private readonly BriefCache<bool, Stats> _stats = new(clock);

    public Task<Stats> GetAsync() => _stats.GetAsync(true, async () => Stats.Of(await totals.AllAsync(CancellationToken.None)));
}
