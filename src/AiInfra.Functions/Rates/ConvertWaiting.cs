using AiInfra.Deals.Records;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Storage;
using AiInfra.Rates;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Rates;

/// <summary>Converts the deals that wait for an exchange rate, each in a revision of its own, whose message has them evaluated as any other.</summary>
public sealed partial class ConvertWaiting(WaitingDeals waiting, RatesStore rates, DealWriter writer, TimeProvider clock, ILogger<ConvertWaiting> log)
{
    private const string By = "rates";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var list = await waiting.AllAsync(cancellationToken);
        if (list.Count == 0) return;
        var stored = await rates.ReadAsync(StoredRates.None, cancellationToken);
        var known = ExchangeRates.Embedded.With(stored.Rates);
        foreach (var deal in list)
        {
            try
            {
                await ConvertAsync(deal, known, cancellationToken);
            }
#pragma warning disable CA1031 // One deal that cannot be written must not hold up the others; the next round tries it again.
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogStuck(e, deal.DealId);
            }
        }
    }

    /// <summary>The list was read before the deal: what makes the deal wait again comes on the list anew and is not taken off here.</summary>
    private async Task ConvertAsync(WaitingDeal listed, ExchangeRates known, CancellationToken cancellationToken)
    {
        var written = await writer.WriteAsync(listed.DealId, stored => stored?.Record.Converted(known) is { } converted ? new(converted, clock.GetUtcNow(), By, Why(converted)) : null, cancellationToken);
        if (written.Changed) LogConverted(listed.DealId);
        if (!written.Busy && written.Deal?.Deal.AwaitsRate() is not true) await waiting.RemoveAsync(listed, cancellationToken);
    }

    private static string Why(DealRecord converted) =>
        converted.ToDeal().Amount is { Usd.RateDate: { } date, Currency: var currency } ? FormattableString.Invariant($"the {currency} rate of {date:yyyy-MM-dd} arrived") : "a rate arrived";

    [LoggerMessage(Level = LogLevel.Information, Message = "{DealId} is converted with a rate that arrived after it")]
    private partial void LogConverted(string dealId);

    [LoggerMessage(Level = LogLevel.Error, Message = "{DealId} cannot be converted; trying again in the next round")]
    private partial void LogStuck(Exception exception, string dealId);
}
