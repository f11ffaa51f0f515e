using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Rates;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Rates;

/// <summary>The embedded exchange rates with the fetched ones over them, read from storage at most once a minute on this instance.</summary>
public sealed partial class KnownRates(RatesStore store, TimeProvider clock, ILogger<KnownRates> log)
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private readonly BriefCache<bool, ExchangeRates> _brief = new(clock, Keep);
    private Snapshot? _last;

    /// <summary>When storage does not answer, what was read last; a fault only where nothing ever was.</summary>
    public Task<ExchangeRates> GetAsync() => _brief.GetAsync(true, ReadAsync);

    private async Task<ExchangeRates> ReadAsync()
    {
        try
        {
            var stored = await store.ReadAsync(_last?.Stored ?? StoredRates.None, CancellationToken.None);
            if (_last is null || !ReferenceEquals(stored, _last.Stored)) _last = new(stored, ExchangeRates.Embedded.With(stored.Rates));
        }
#pragma warning disable CA1031 // Rates of a minute ago are better than no submission, whatever is wrong.
        catch (Exception e) when (_last is not null)
#pragma warning restore CA1031
        {
            LogOld(e);
        }

        return _last.Rates;
    }

    private sealed record Snapshot(StoredRates Stored, ExchangeRates Rates);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The stored exchange rates cannot be read; those read before are used")]
    private partial void LogOld(Exception exception);
}
