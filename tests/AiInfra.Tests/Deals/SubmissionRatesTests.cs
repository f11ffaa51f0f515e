using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Rates;
using AiInfra.Tests.Rates;

namespace AiInfra.Tests.Deals;

/// <summary>Submitted on Friday, 20 November 2026.</summary>
public sealed class SubmissionRatesTests
{
    private static readonly ExchangeRates Rates = GenRates.Read(
        "Date,USD,GBP,\n2026-11-23,1.30,0.80,\n2026-11-20,1.25,N/A,\n2026-11-19,1.20,0.80,\n2026-10-30,1.15,N/A,\n2026-09-30,1.12,N/A,\n2026-09-01,1.10,N/A,\n2025-12-31,1.05,N/A,\n");

    [Fact]
    public void Euros_become_dollars_at_the_rate_of_the_announcement()
    {
        var deal = Given.Submitted(Debt("\"€3,5 Mrd\"", "2026-11-19"), Rates);

        Assert.Equal(new(4_200_000_000m, 4_200_000_000m, 1.20m, new(2026, 11, 19)), deal.Amount.Usd);
        Assert.Equal((3_500_000_000m, "EUR"), (deal.Amount.Low, deal.Amount.Currency));
        Assert.Equal(4_200_000_000m, deal.Headline!.Value.Usd);
        Assert.True(deal.CountsInTotals.Counts);
    }

    [Fact]
    public void Figures_with_a_currency_are_converted_like_words() =>
        Assert.Equal(15_000_000_000m, Given.Submitted(Debt("""{"low":"10000000000","currency":"gbp"}""", "2026-11-20"), Rates).Headline!.Value.Usd);

    [Theory]
    [InlineData("2026-09", "2026-09-30")]
    [InlineData("2026-Q3", "2026-09-30")]
    [InlineData("2025", "2025-12-31")]
    [InlineData("2026-10-31", "2026-10-30")] // A Saturday.
    [InlineData("2026-11", "2026-11-20")] // The month goes on, but the rate of the 23rd is not known on the 20th.
    [InlineData("2026", "2026-11-20")]
    [InlineData("2026-11-21", "2026-11-20")] // Tomorrow, where it is tomorrow already.
    public void A_partial_date_counts_as_its_last_day_but_never_as_one_after_the_submission(string announced, string rateDate) =>
        Assert.Equal(Given.Date(rateDate).First, Given.Submitted(Debt("\"€3,5 Mrd\"", announced), Rates).Amount.Usd!.RateDate);

    [Theory]
    [InlineData("\"€3,5 Mrd\"", "2024-03-01")] // Before the first rate.
    [InlineData("\"€3,5 Mrd\"", "2026-03-01")] // The last rate is sixty days old.
    [InlineData("\"SAR 40 billion\"", "2026-11-19")] // No rate of that currency.
    public void Without_a_rate_near_enough_an_amount_is_kept_and_waits(string amount, string announced)
    {
        var deal = Given.Submitted(Debt(amount, announced), Rates);

        Assert.Null(deal.Amount.Usd);
        Assert.Null(deal.Headline);
        Assert.Equal(new(false, "not yet converted to US dollars"), deal.CountsInTotals);
    }

    [Fact]
    public void Without_rates_euros_stay_euros() => Assert.Null(Given.Submitted(Debt("\"€3,5 Mrd\"", "2026-09-20"), ExchangeRates.None).Amount.Usd);

    [Fact]
    public void The_embedded_rates_are_used_where_no_others_are_given()
    {
        var usd = Given.Submitted(Debt("\"€10 billion\"", "2026-09-20")).Amount.Usd!;

        Assert.Equal(ExchangeRates.Embedded.UsdFor("EUR", new(2026, 9, 20)), new Rate(usd.Rate, usd.RateDate!.Value));
        Assert.Equal(usd.Rate * 10_000_000_000m, usd.Low);
    }

    [Fact]
    public void A_rate_that_comes_with_the_submission_counts_before_any_other()
    {
        var deal = Given.Submitted(Debt("""{"value":"10000000000","currency":"EUR","usd":{"rate":"1.1","rateDate":"2026-11-18"}}""", "2026-11-19"), Rates);

        Assert.Equal(new(11_000_000_000m, 11_000_000_000m, 1.1m, new(2026, 11, 18)), deal.Amount.Usd);
    }

    [Fact]
    public void It_converts_to_the_cent_as_any_other() =>
        Assert.Equal(10.85m, Given.Submitted(Debt("""{"value":"10","currency":"EUR","usd":{"rate":"1.0845","rateDate":"2026-11-18"}}""", "2026-11-19"), Rates).Amount.Usd!.Low); // 10.845

    [Theory]
    [InlineData("""{"value":"10000000000","currency":"ZZZ"}""")]
    [InlineData("""{"value":"10000000000","currency":"ZZZ","usd":{"rate":"1.1","rateDate":"2026-11-18"}}""")]
    [InlineData("""{"value":"10000000000","currency":"XAU"}""")] // Gold is not what deals are paid in.
    [InlineData("""{"value":"10000000000","currency":"BTC"}""")]
    [InlineData("""{"value":"10000000000","currency":"E R"}""")]
    [InlineData("""{"text":"€10 billion","currency":"ZZZ"}""")]
    [InlineData("""{"qualifier":"undisclosed","currency":"ZZZ"}""")]
    public void A_currency_that_nobody_knows_is_refused_once_even_with_a_rate(string amount)
    {
        var error = Assert.Single(Given.Errors(Debt(amount, "2026-11-19")));

        Assert.Equal("#/amount/currency", error.Pointer);
        Assert.Contains("ISO 4217", error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rate_changes_neither_the_id_of_a_deal_nor_what_is_the_same_report()
    {
        var (without, with) = (Given.Submitted(Debt("\"€3,5 Mrd\"", "2026-11-19"), ExchangeRates.None), Given.Submitted(Debt("\"€3,5 Mrd\"", "2026-11-19"), Rates));

        Assert.Equal(without.Id, with.Id);
        Assert.Equal(Report.Of(without, Trust.Trusted).Id, Report.Of(with, Trust.Trusted).Id);
        Assert.NotEqual(without.CountsInTotals, with.CountsInTotals);
    }

    private static string Debt(string amount, string announced) =>
        $$"""{"kind":"debt","bindingness":"definitive","announced":"{{announced}}","parties":[{"name":"A","role":"lender"}],"amount":{{amount}}}""";
}
