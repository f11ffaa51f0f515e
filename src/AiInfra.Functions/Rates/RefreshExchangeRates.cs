using AiInfra.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Rates;

/// <summary>
/// Fetches the exchange rates and converts what waits for them. What fails leaves the rates as they were, and the next round tries again; running it twice, or twice at once, ends the same.
/// </summary>
public sealed partial class RefreshExchangeRates(RatesSource source, RatesStore store, ConvertWaiting waiting, ILogger<RefreshExchangeRates> log)
{
    /// <summary>UTC. The ECB publishes about 16:00 Central European Time on working days, which is 14:00 or 15:00; two more rounds for a bad moment, and a weekend's for a bad Friday.</summary>
    [Function("RefreshExchangeRates")]
    public async Task RunAsync([TimerTrigger("0 20 15,16,17 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        switch (await source.FetchAsync(cancellationToken))
        {
            case RatesFetch.Fetched fetched:
                var changed = await store.SaveAsync(fetched.Rates, cancellationToken);
                LogFetched(fetched.Rates.Dates.Count, changed);
                break;
            case RatesFetch.Failed failed:
                LogFailed(failed.Reason);
                break;
        }

        // Also without news: the last round may have been cut off here, and the embedded history may be a newer one.
        await waiting.RunAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Exchange rates of {Days} days fetched; {Changed} years changed")]
    private partial void LogFetched(int days, int changed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The exchange rates could not be refreshed and stay as they are: {Reason}")]
    private partial void LogFailed(string reason);
}
