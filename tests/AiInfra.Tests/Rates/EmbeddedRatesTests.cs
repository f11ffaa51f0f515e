using AiInfra.Rates;

namespace AiInfra.Tests.Rates;

public sealed class EmbeddedRatesTests
{
    private static readonly string[] Currencies =
        "EUR JPY BGN CZK DKK GBP HUF PLN RON SEK CHF ISK NOK TRY AUD BRL CAD CNY HKD IDR ILS INR KRW MXN MYR NZD PHP SGD THB ZAR".Split(' ');

    /// <summary>The source published nothing in these.</summary>
    private static readonly DateOnly[] MissingMonths = [new(2024, 8, 1), new(2024, 10, 1)];

    [Fact]
    public void Every_month_from_march_2024_has_a_day_but_the_two_that_the_source_left_out()
    {
        var dates = ExchangeRates.Embedded.Dates;
        var months = dates.Select(date => new DateOnly(date.Year, date.Month, 1)).ToHashSet();
        var expected = Enumerable.Range(0, 12 * 100).Select(new DateOnly(2024, 3, 1).AddMonths).TakeWhile(month => month <= dates.Max()).Except(MissingMonths);

        Assert.True(dates.Count >= 28);
        Assert.True(dates.Max() >= new DateOnly(2026, 9, 29));
        Assert.Equal(expected, months.Order());
    }

    [Fact]
    public void A_euro_was_between_90_cents_and_a_dollar_forty_on_each_day() =>
        Assert.All(ExchangeRates.Embedded.Dates, date => Assert.InRange(ExchangeRates.Embedded.UsdFor("EUR", date)!.UsdPerUnit, 0.9m, 1.4m));

    [Fact]
    public void Each_currency_has_a_rate_of_each_day() =>
        Assert.All(ExchangeRates.Embedded.Dates, date => Assert.All(Currencies, currency => Assert.Equal(date, ExchangeRates.Embedded.UsdFor(currency, date)?.Date)));

    /// <summary>A unit of a large currency is worth cents or dollars, never a thousand times that: what a column out of place would show.</summary>
    [Theory]
    [InlineData("GBP", 1.1, 1.6)]
    [InlineData("CHF", 1.0, 1.5)]
    [InlineData("CAD", 0.6, 0.9)]
    [InlineData("AUD", 0.5, 0.9)]
    [InlineData("CNY", 0.12, 0.16)]
    [InlineData("HKD", 0.125, 0.13)]
    [InlineData("JPY", 0.005, 0.008)]
    [InlineData("KRW", 0.0005, 0.0009)]
    [InlineData("INR", 0.009, 0.013)]
    public void A_large_currency_stays_within_what_it_was_worth(string currency, double low, double high) =>
        Assert.All(ExchangeRates.Embedded.Dates, date => Assert.InRange((double)ExchangeRates.Embedded.UsdFor(currency, date)!.UsdPerUnit, low, high));

    [Fact]
    public void The_embedded_currencies_are_all_known_codes() => Assert.All(Currencies, code => Assert.True(CurrencyCodes.IsCode(code)));
}
