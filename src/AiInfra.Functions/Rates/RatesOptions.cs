using AiInfra.Functions.Hosting.Settings;
using AiInfra.Functions.Notifications;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Rates;

/// <summary>Settings <c>ExchangeRates:*</c>; all have defaults.</summary>
/// <param name="Source">Where the history of rates is fetched, as the ECB's CSV or a zip archive of it; null for nowhere, when the setting is there and empty.</param>
/// <param name="Timeout"><c>TimeoutSeconds</c>: from connecting to the end of the answer.</param>
/// <param name="AllowLoopback">Also http(s) to loopback; for local use only.</param>
[Setting("ExchangeRates:Source", "Where the history of exchange rates is fetched, as the ECB's CSV or a zip archive of it; set but empty: nowhere, and the embedded rates count", Default = RatesOptions.Ecb)]
[Setting("ExchangeRates:TimeoutSeconds", "Seconds that fetching the exchange rates may take", Values = "0.1 to 200", Default = "30")]
[Setting("ExchangeRates:AllowLoopback", "Whether the exchange rates may be fetched from this machine; otherwise https to public addresses", Values = "true, false", Default = "false", IsLocal = true)]
public sealed record RatesOptions(string? Source, TimeSpan Timeout, bool AllowLoopback)
{
    /// <summary>Every day since 1999, as the European Central Bank publishes it about 16:00 Central European Time.</summary>
    public const string Ecb = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip";

    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static RatesOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = new ChannelSettings(configuration, "ExchangeRates");
        var isOff = configuration["ExchangeRates:Source"] is { } value && string.IsNullOrWhiteSpace(value);
        var options = new RatesOptions(isOff ? null : settings.Text("Source")?.Trim() ?? Ecb, settings.Seconds("TimeoutSeconds", 30), settings.Flag("AllowLoopback"));
        if (options.Source is { } source && !new PublicHttp(options.AllowLoopback).TryUrl(source, out _)) settings.Fault("Source", "must be an https URL on port 443, or empty");
        settings.ThrowIfFaulty();
        return options;
    }
}
