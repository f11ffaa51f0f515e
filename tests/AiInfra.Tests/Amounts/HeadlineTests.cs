using AiInfra.Amounts;

namespace AiInfra.Tests.Amounts;

public sealed class HeadlineTests
{
    private const decimal TenBillion = 10e9m;

    [Fact]
    public void A_deal_of_exactly_the_bound_is_not_over_it() => AssertAgainstTen("$10 billion", over: false, atLeast: true);

    [Fact]
    public void More_than_the_bound_is_over_it() => AssertAgainstTen("more than $10 billion", over: true, atLeast: true);

    [Fact]
    public void Almost_the_bound_is_not_even_at_least_it() => AssertAgainstTen("almost $10 billion", over: false, atLeast: false);

    [Fact]
    public void About_the_bound_counts_as_the_bound() => AssertAgainstTen("about $10 billion", over: false, atLeast: true);

    [Fact]
    public void At_least_the_bound_is_not_over_it() => AssertAgainstTen("at least $10 billion", over: false, atLeast: true);

    [Fact]
    public void Up_to_counts_with_its_high_end()
    {
        AssertAgainstTen("up to $10 billion", over: false, atLeast: true);
        AssertAgainstTen("up to $100 billion", over: true, atLeast: true);
    }

    [Fact]
    public void Between_counts_with_its_low_end()
    {
        AssertAgainstTen("between $5 billion and $20 billion", over: false, atLeast: false);
        AssertAgainstTen("between $10 billion and $20 billion", over: false, atLeast: true);
        AssertAgainstTen("between $11 billion and $20 billion", over: true, atLeast: true);
    }

    [Fact]
    public void A_cent_more_than_the_bound_is_over_it() => AssertAgainstTen("$10,000,000,000.01", over: true, atLeast: true);

    [Fact]
    public void Almost_a_larger_figure_is_over_the_bound() => AssertAgainstTen("nearly $14 billion", over: true, atLeast: true);

    [Fact]
    public void An_undisclosed_amount_has_no_headline() => Assert.Null(Headline.Of(Amount.Undisclosed));

    [Fact]
    public void An_amount_that_is_not_converted_yet_has_no_headline() => Assert.Null(Headline.Of(Read("€300 billion")));

    [Fact]
    public void A_converted_amount_counts_in_dollars()
    {
        var amount = Read("€10 billion") with { Usd = new(11e9m, 11e9m, 1.1m, new(2025, 9, 10)) };

        Assert.Equal(new Headline(11e9m, 0), Headline.Of(amount));
    }

    [Fact]
    public void An_amount_read_in_two_ways_has_no_headline() => Assert.Null(Headline.Of(((AmountReading.Ok)AmountReader.Read("500 Bn $", "fr")).Amount));

    [Fact]
    public void A_figure_per_year_counts_for_its_years_and_once_when_they_are_not_known()
    {
        var amount = Read("more than $3 billion a year");

        Assert.Equal(new Headline(15e9m, 1), Headline.Of(amount, years: 5));
        Assert.Equal(new Headline(3e9m, 1), Headline.Of(amount));
    }

    [Fact]
    public void A_figure_per_gigawatt_counts_for_its_gigawatts_and_not_at_all_when_they_are_not_known()
    {
        var amount = Read("$50 billion per gigawatt");

        Assert.Equal(new Headline(250e9m, 0), Headline.Of(amount, years: 3, gigawatts: 5));
        Assert.Null(Headline.Of(amount, years: 3));
    }

    [Fact]
    public void A_total_does_not_grow_with_its_years() => Assert.Equal(new Headline(300e9m, 0), Headline.Of(Read("$300 billion over five years"), years: 5, gigawatts: 4));

    private static Amount Read(string text) => Assert.IsType<AmountReading.Ok>(AmountReader.Read(text)).Amount;

    private static void AssertAgainstTen(string text, bool over, bool atLeast)
    {
        var headline = Assert.NotNull(Headline.Of(Read(text)));

        Assert.Equal((over, atLeast), (headline.IsOver(TenBillion), headline.IsAtLeast(TenBillion)));
    }
}
