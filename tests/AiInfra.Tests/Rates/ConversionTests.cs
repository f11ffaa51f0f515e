using System.Globalization;
using AiInfra.Amounts;
using AiInfra.Rates;
using CsCheck;

namespace AiInfra.Tests.Rates;

public sealed class ConversionTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly ExchangeRates Rates = GenRates.Read("Date,USD,JPY,GBP,KWD,\n2026-11-19,1.0845,178.93,0.8713,0.3331,\n");

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("fr-FR")]
    public void Euros_become_dollars_at_the_rate_of_the_last_day_in_any_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(new UsdAmount(3_795_750_000m, 3_795_750_000m, 1.0845m, new(2026, 11, 19)), Amount("EUR", 3_500_000_000m, 3_500_000_000m).InUsd(Rates, Day).Usd);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_bound_that_is_open_stays_open()
    {
        var upTo = Amount("EUR", null, 2m) with { Qualifier = AmountQualifier.UpTo };

        Assert.Equal((null, 2.17m), (upTo.InUsd(Rates, Day).Usd!.Low, upTo.InUsd(Rates, Day).Usd!.High));
    }

    [Theory]
    [InlineData("10", "10.85")] // 10.845: half a cent goes up, not to the even cent.
    [InlineData("30", "32.54")] // 32.535
    [InlineData("9.99", "10.83")] // 10.834155
    public void Half_a_cent_goes_up(string euros, string dollars) =>
        Assert.Equal(decimal.Parse(dollars, CultureInfo.InvariantCulture), Amount("EUR", decimal.Parse(euros, CultureInfo.InvariantCulture), null).InUsd(Rates, Day).Usd!.Low);

    [Fact]
    public void Dollars_are_dollars_at_one_without_a_day() => Assert.Equal(new UsdAmount(5, 5, 1, null), Amount("USD", 5, 5).InUsd(ExchangeRates.None, Day).Usd);

    [Fact]
    public void What_has_been_converted_keeps_its_rate()
    {
        var converted = Amount("EUR", 10, 10) with { Usd = new(11, 11, 1.1m, Day) };

        Assert.Same(converted, converted.InUsd(Rates, Day));
    }

    [Fact]
    public void Without_a_rate_near_enough_nothing_is_said()
    {
        Assert.Null(Amount("EUR", 10, 10).InUsd(Rates, Day.AddDays(100)).Usd);
        Assert.Null(Amount("SEK", 10, 10).InUsd(Rates, Day).Usd);
        Assert.Null(AiInfra.Amounts.Amount.Undisclosed.InUsd(Rates, Day).Usd);
    }

    [Fact]
    public void Converted_bounds_keep_their_order_and_convert_back_to_within_a_cent()
    {
        var cents = Gen.Long[100, 100_000_000_000_000_000].Select(n => n / 100m);
        Gen.Select(cents, cents, Gen.OneOf(Gen.Const("EUR"), Gen.Const("JPY"), Gen.Const("GBP"), Gen.Const("KWD"))).Sample((a, b, currency) =>
        {
            var usd = Amount(currency, Math.Min(a, b), Math.Max(a, b)).InUsd(Rates, Day).Usd!;

            Assert.True(usd.Low <= usd.High);
            // Half a cent of dollars, in units of the currency.
            Assert.InRange(usd.Low!.Value / usd.Rate, Math.Min(a, b) - (0.00501m / usd.Rate), Math.Min(a, b) + (0.00501m / usd.Rate));
            Assert.Equal(usd.High, Math.Round(usd.High!.Value, 2));
        });
    }

    [Fact]
    public void The_largest_amount_converts_at_the_most_extreme_rates_that_are_believed()
    {
        var extreme = GenRates.Read("Date,USD,GBP,\n2026-11-20,10000000,0.000001,\n");

        Assert.Equal(10_000_000_000_000m * AmountReader.Largest, Amount("GBP", AmountReader.Largest, null).InUsd(extreme, Day).Usd!.Low);
    }

    private static Amount Amount(string currency, decimal? low, decimal? high) => new() { Currency = currency, Low = low, High = high, Qualifier = AmountQualifier.Between };
}
