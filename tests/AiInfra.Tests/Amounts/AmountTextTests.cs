using System.Globalization;
using AiInfra.Amounts;
using AiInfra.Rules;

namespace AiInfra.Tests.Amounts;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData("10000000000", "$10 billion")]
    [InlineData("1250000000", "$1.25 billion")]
    [InlineData("10000400000", "$10,000,400,000")]
    [InlineData("9999999999.99", "$9,999,999,999.99")]
    [InlineData("1234567890123.45", "$1,234,567,890,123.45")]
    [InlineData("1500", "$1.5 thousand")]
    [InlineData("999.5", "$999.50")]
    public void A_figure_is_never_shown_rounded(string value, string shown) =>
        Assert.Equal(shown, AmountText.Money(decimal.Parse(value, CultureInfo.InvariantCulture), "USD"));

    [Fact]
    public void A_figure_close_to_the_bound_is_told_apart_from_it()
    {
        var deal = Given.Of(new() { Low = 10_000_400_000m, High = 10_000_400_000m, Currency = "USD", Usd = new(10_000_400_000m, 10_000_400_000m, 1, null) });

        Assert.Equal("$10,000,400,000 is over $10 billion", AmountCriterion.Over(10_000_000_000m).Check(deal, AiInfra.Alerts.Wording.English).Reason);
    }

    [Theory]
    [InlineData("11712345678.12", "$11.71 billion")]
    [InlineData("9999600000", "$10 billion")]
    [InlineData("1234567890123", "$1.235 trillion")]
    [InlineData("9999.99", "$9,999.99")]
    public void A_converted_figure_is_told_to_four_digits(string value, string words) =>
        Assert.Equal(words, AmountText.Converted(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), "USD"));
}
