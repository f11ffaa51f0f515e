using AiInfra.Rates;

namespace AiInfra.Tests.Rates;

public sealed class ExchangeRatesTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);

    /// <summary>Thursday has no pound, Friday has no dollar but a pound, Monday has both.</summary>
    private static readonly ExchangeRates Week = GenRates.Read("Date,USD,GBP,JPY,\n2026-11-23,1.10,0.88,176,\n2026-11-20,N/A,0.87,175,\n2026-11-19,1.20,N/A,180,\n2026-11-18,1.16,0.80,174,\n");

    [Fact]
    public void Dollars_are_dollars_on_any_day_even_where_nothing_is_known()
    {
        Assert.Equal(new Rate(1, Friday), ExchangeRates.None.UsdFor("USD", Friday));
        Assert.Equal(new Rate(1, new(1950, 1, 1)), Week.UsdFor("USD", new(1950, 1, 1)));
    }

    [Fact]
    public void Nothing_else_is_known_to_none()
    {
        Assert.Null(ExchangeRates.None.UsdFor("EUR", Friday));
        Assert.Empty(ExchangeRates.None.Dates);
    }

    [Fact]
    public void A_cross_goes_by_the_euro_of_the_same_day() => Assert.Equal(new Rate(1.25m, new(2026, 11, 23)), Week.UsdFor("GBP", new(2026, 11, 23)));

    [Theory]
    [InlineData("EUR", 20, 19, 1.20)] // Friday has no dollar.
    [InlineData("GBP", 20, 18, 1.45)] // Nor has Thursday a pound: the last day with both is Wednesday.
    [InlineData("JPY", 20, 19, 0.0066666667)]
    [InlineData("EUR", 22, 19, 1.20)] // A Sunday.
    [InlineData("EUR", 23, 23, 1.10)]
    public void Without_a_rate_of_the_day_the_last_day_that_has_all_of_them_counts(string currency, int on, int of, double rate) =>
        Assert.Equal(new Rate((decimal)rate, new(2026, 11, of)), Week.UsdFor(currency, new(2026, 11, on)));

    [Fact]
    public void A_rate_is_used_up_to_the_stated_age_and_not_a_day_longer()
    {
        var monday = new DateOnly(2026, 11, 23);

        Assert.Equal(new Rate(1.10m, monday), Week.UsdFor("EUR", monday.AddDays(ExchangeRates.MaxAgeDays)));
        Assert.Null(Week.UsdFor("EUR", monday.AddDays(ExchangeRates.MaxAgeDays + 1)));
    }

    [Fact]
    public void A_later_rate_is_never_used() => Assert.Null(Week.UsdFor("EUR", new(2026, 11, 17)));

    [Fact]
    public void The_first_and_the_last_day_of_the_calendar_can_be_asked_for()
    {
        Assert.Null(Week.UsdFor("EUR", DateOnly.MinValue));
        Assert.Null(Week.UsdFor("EUR", DateOnly.MaxValue));
    }

    [Theory]
    [InlineData("ZZZ")]
    [InlineData("eur")]
    [InlineData("")]
    public void An_unknown_currency_has_no_rate(string currency) => Assert.Null(Week.UsdFor(currency, new(2026, 11, 23)));

    [Fact]
    public void The_newer_history_wins_a_day_as_a_whole()
    {
        var newer = GenRates.Read("Date,USD,\n2026-11-24,1.11,\n2026-11-23,1.09,\n");

        var both = Week.With(newer);

        Assert.Equal([18, 19, 20, 23, 24], both.Dates.Select(date => date.Day));
        Assert.Equal(1.09m, both.UsdFor("EUR", new(2026, 11, 23))!.UsdPerUnit);
        // The newer Monday has no pound; the older Monday's must not be crossed with the newer dollar.
        Assert.Equal(new DateOnly(2026, 11, 18), both.UsdFor("GBP", new(2026, 11, 23))!.Date);
    }

    [Fact]
    public void Nothing_new_changes_nothing()
    {
        Assert.Equal(Week, Week.With(ExchangeRates.None));
        Assert.Equal(Week, ExchangeRates.None.With(Week));
        Assert.Equal(Week.GetHashCode(), Week.With(Week).GetHashCode());
        Assert.NotEqual(Week, ExchangeRates.None);
        Assert.NotEqual(Week, GenRates.Read(EcbHistory.Write(Week).Replace("0.88", "0.89", StringComparison.Ordinal)));
    }
}
