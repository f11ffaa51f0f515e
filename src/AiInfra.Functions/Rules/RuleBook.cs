using AiInfra.Deals;
using AiInfra.Functions.Storage.Rules;
using AiInfra.Functions.Telemetry;
using AiInfra.Rules;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Rules;

/// <summary>
/// The rules in force as this instance knows them, compiled. At most every second it asks storage what changed since the version it has (one round trip, and one for each change): a new rule counts
/// a second later at the latest, on every instance.
/// </summary>
public sealed partial class RuleBook(RuleStore store, Metrics metrics, TimeProvider clock, ILogger<RuleBook> log) : IDisposable
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _gate = new(1);
    private Edition? _edition;

    public async ValueTask<RuleSet> CurrentAsync(CancellationToken cancellationToken) =>
        Fresh ?? await ReadAsync(evenIfFresh: false, cancellationToken);

    /// <summary>What a deal is held against: the rules in force, or of a test the one for tests.</summary>
    public ValueTask<RuleSet> ForAsync(string dealId, CancellationToken cancellationToken) => DealId.IsTest(dealId) ? new(RuleSet.ForTests) : CurrentAsync(cancellationToken);

    private RuleSet? Fresh => _edition is { } edition && clock.GetElapsedTime(edition.At) < FreshFor ? edition.Rules : null;

    /// <summary>The rules as they are stored now: for who has just changed one.</summary>
    public Task<RuleSet> RefreshAsync(CancellationToken cancellationToken) => ReadAsync(evenIfFresh: true, cancellationToken);

    /// <summary>Of many who find the rules stale at once, one reads them.</summary>
    private async Task<RuleSet> ReadAsync(bool evenIfFresh, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!evenIfFresh && Fresh is { } meanwhile) return meanwhile;
            var at = clock.GetTimestamp();
            var before = _edition;
            var (version, changed) = before is null ? await store.AllAsync(cancellationToken) : await store.ChangedAsync(before.Version, cancellationToken);
            foreach (var unknown in changed.Where(r => r is { Rule: null, IsRetired: false })) LogUnreadable(unknown.Id);
            var rules = changed.Count == 0 && before is not null ? before.Rules : With(before?.Rules, changed);
            metrics.Compiled(rules.Count);
            _edition = new(rules, version, at);
            return rules;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>What is stored stands above the rules the house comes with.</summary>
    private static RuleSet With(RuleSet? before, IReadOnlyList<StoredRule> changed) => before is not null
        ? before.With(changed.Select(r => KeyValuePair.Create(r.Id, r.Rule)))
        : RuleSet.Of([.. changed.Select(r => r.Rule).OfType<Rule>(), .. HouseRules.All.ExceptBy(changed.Select(r => r.Id), r => r.Id)]);

    private sealed record Edition(RuleSet Rules, long Version, long At);

    [LoggerMessage(Level = LogLevel.Error, Message = "The rule {RuleId} cannot be read and is not in force")]
    private partial void LogUnreadable(string ruleId);
}
