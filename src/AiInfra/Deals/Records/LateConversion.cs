using AiInfra.Amounts;
using AiInfra.Deals.Submissions;
using AiInfra.Rates;

namespace AiInfra.Deals.Records;

/// <summary>What a rate that arrives after the deal makes of it.</summary>
public static class LateConversion
{
    /// <summary>Whether a deal names an amount in a currency that could not be converted yet.</summary>
    public static bool AwaitsRate(this Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return deal.Amount is { Qualifier: not AmountQualifier.Undisclosed, Currency: not null, Usd: null };
    }

    /// <summary>
    /// The record with every amount converted that waited for one of these rates, in reports and in corrections, each at the rate of its own announcement
    /// or of the day to which an operator corrected that; null when none did. What has a rate keeps it, and a report keeps its id: it says the same as before.
    /// </summary>
    public static DealRecord? Converted(this DealRecord record, ExchangeRates rates)
    {
        ArgumentNullException.ThrowIfNull(record);
        var any = false;
        var converted = record with
        {
            Reports = [.. record.Reports.Select(r => r with { Facts = InUsd(r.Facts, r.Home) })],
            Corrections = [.. record.Corrections.Select(c => c.Decides("amount") ? c with { Facts = InUsd(c.Facts, c.DealId) } : c)],
        };
        return any ? converted : null;

        Deal InUsd(Deal facts, string dealId)
        {
            var announced = record.Corrections.LastOrDefault(c => c.DealId == dealId && c.Decides("announced"))?.Facts.Announced ?? facts.Announced;
            var amount = facts.AwaitsRate() ? facts.Amount.InUsd(rates, SubmissionReader.RateDay(announced, facts.SubmittedAt)) : facts.Amount;
            any |= amount != facts.Amount;
            return facts with { Amount = amount };
        }
    }
}
