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
    /// The record with every amount converted that waited for one of these rates, in reports and in corrections, each at the rate of its own announcement; null when none did.
    /// What has a rate keeps it, and a report keeps its id: it says the same as before.
    /// </summary>
    public static DealRecord? Converted(this DealRecord record, ExchangeRates rates)
    {
        ArgumentNullException.ThrowIfNull(record);
        var any = false;
        var converted = record with
        {
            Reports = [.. record.Reports.Select(r => r with { Facts = InUsd(r.Facts) })],
            Corrections = [.. record.Corrections.Select(c => c.Members.Contains("amount") ? c with { Facts = InUsd(c.Facts) } : c)],
        };
        return any ? converted : null;

        Deal InUsd(Deal facts)
        {
            var amount = facts.AwaitsRate() ? facts.Amount.InUsd(rates, SubmissionReader.RateDay(facts.Announced, facts.SubmittedAt)) : facts.Amount;
            any |= amount != facts.Amount;
            return facts with { Amount = amount };
        }
    }
}
