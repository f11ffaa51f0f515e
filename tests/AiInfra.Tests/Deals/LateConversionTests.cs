using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Rates;

namespace AiInfra.Tests.Deals;

public sealed class LateConversionTests
{
    private static readonly ExchangeRates Rates = Assert.IsType<EcbReading.Ok>(EcbHistory.Read("Date,USD,\n2025-06-30,1.25,\n2025-03-03,1.1,\n")).Rates;

    [Fact]
    public void Converted_at_the_rate_of_the_announcement_in_the_same_report_it_counts()
    {
        var record = DealRecord.Of(Euros());

        var converted = record.Converted(Rates)!;

        Assert.True(record.ToDeal().AwaitsRate());
        Assert.Equal(new UsdAmount(11_000_000_000m, 11_000_000_000m, 1.1m, new(2025, 3, 3)), converted.ToDeal().Amount.Usd);
        Assert.True(converted.ToDeal().CountsInTotals.Counts);
        Assert.Equal(record.Reports[0].Id, converted.Reports[0].Id);
        Assert.Equal(record.Reports[0].Id, Report.Of(converted.Reports[0].Facts, Trust.Trusted).Id);
    }

    [Fact]
    public void Converting_again_changes_nothing_even_with_other_rates() =>
        Assert.Null(DealRecord.Of(Euros()).Converted(Rates)!.Converted(Assert.IsType<EcbReading.Ok>(EcbHistory.Read("Date,USD,\n2025-03-04,1.5,\n")).Rates));

    [Theory]
    [InlineData("€10 billion", "2024-01-15")]
    [InlineData("SAR 10 billion", "2025-03-04")]
    [InlineData("$10 billion", "2025-03-04")]
    [InlineData("undisclosed", "2025-03-04")]
    public void Without_a_rate_for_it_or_without_need_nothing_changes(string amount, string announced) => Assert.Null(DealRecord.Of(Euros(amount, announced)).Converted(Rates));

    [Theory]
    [InlineData("2025-06", "1.25")]
    [InlineData("2025", "0")]
    public void A_period_counts_by_its_last_day(string announced, string rate) =>
        Assert.Equal(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture), DealRecord.Of(Euros(announced: announced)).Converted(Rates)?.ToDeal().Amount.Usd!.Rate ?? 0);

    [Fact]
    public void No_rate_is_from_after_the_submission()
    {
        var euros = Euros(announced: "2025") with { SubmittedAt = new(2025, 3, 20, 0, 0, 0, TimeSpan.Zero) };

        Assert.Equal(1.1m, DealRecord.Of(euros).Converted(Rates)!.ToDeal().Amount.Usd!.Rate);
    }

    [Fact]
    public void A_corrected_amount_is_converted_too()
    {
        var record = DealRecord.Of(Euros("$5 billion"));
        var correction = Correction.Between(record.ToDeal(), record.ToDeal() with { Amount = Euros("€20 billion").Amount }, "c1", Given.Now, "operator", "it was euros")!;
        record = record with { Corrections = [correction] };

        Assert.True(record.ToDeal().AwaitsRate());
        Assert.Equal(22_000_000_000m, record.Converted(Rates)!.ToDeal().Amount.Usd!.Low);
    }

    [Fact]
    public void An_amount_that_waits_is_converted_at_the_day_the_announcement_was_corrected_to()
    {
        var record = DealRecord.Of(Euros(announced: "2015-03-04")); // A slip.
        Assert.Null(record.Converted(Rates));
        var correction = Correction.Between(record.ToDeal(), record.ToDeal() with { Announced = Given.Date("2025-03-04") }, "c1", Given.Now, "operator", "a slip")!;

        Assert.Equal(new(2025, 3, 3), (record with { Corrections = [correction] }).Converted(Rates)?.ToDeal().Amount.Usd?.RateDate);
    }

    [Fact]
    public void A_deal_that_rests_in_another_is_converted_where_it_lies_and_there()
    {
        var (resting, other) = (Euros(), Euros("$11 billion"));
        var host = DealRecord.Of(other).With(DealRecord.Of(resting), new(resting.Id, other.Id, Given.Now, "matching", "the same"));

        Assert.NotNull((DealRecord.Of(resting) with { MergedInto = other.Id }).Converted(Rates));
        Assert.All(host.Converted(Rates)!.Reports, r => Assert.NotNull(r.Facts.Amount.Usd));
    }

    private static Deal Euros(string amount = "€10 billion", string announced = "2025-03-04") => Given.Submitted(
        $$"""{"kind":"cloud_contract","bindingness":"definitive","announced":"{{announced}}","amount":"{{amount}}","parties":[{"name":"OpenAI","role":"buyer"}]}""", ExchangeRates.None);
}
