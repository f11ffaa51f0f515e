using System.Globalization;
using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Subscribers;

namespace AiInfra.Tests.Alerts.French;

/// <summary>A tilde stands for U+00A0, an underscore for U+202F.</summary>
public sealed class FrenchAmountTests
{
    private static readonly Wording French = Wording.In(ReaderLanguage.Fr);

    [Theory]
    [InlineData(AmountQualifier.Exact, "300~milliards~de dollars")]
    [InlineData(AmountQualifier.About, "environ 300~milliards~de dollars")]
    [InlineData(AmountQualifier.Almost, "près de 300~milliards~de dollars")]
    [InlineData(AmountQualifier.MoreThan, "plus de 300~milliards~de dollars")]
    [InlineData(AmountQualifier.AtLeast, "au moins 300~milliards~de dollars")]
    [InlineData(AmountQualifier.UpTo, "jusqu’à 300~milliards~de dollars")]
    public void A_qualifier_is_always_told(AmountQualifier qualifier, string told) => Assert.Equal(Spaced(told), French.Amount(Given.Usd(300, qualifier)));

    [Fact]
    public void An_undisclosed_amount_is_said_to_be_so() => Assert.Equal("montant non communiqué", French.Amount(Amount.Undisclosed));

    [Theory]
    [InlineData(3_000_000_000, 4_000_000_000, "entre 3 et 4~milliards~de dollars")]
    [InlineData(1_500_000_000, 4_000_000_000, "entre 1,5 et 4~milliards~de dollars")]
    [InlineData(500_000_000, 2_000_000_000, "entre 500~millions~de dollars et 2~milliards~de dollars")]
    public void A_range_names_its_scale_once_where_it_is_one(long low, long high, string told) =>
        Assert.Equal(Spaced(told), French.Amount(new() { Low = low, High = high, Currency = "USD", Qualifier = AmountQualifier.Between }));

    [Theory]
    [InlineData(AmountPer.Year, "1~milliard~de dollars par an")]
    [InlineData(AmountPer.Gigawatt, "1~milliard~de dollars par gigawatt")]
    public void What_an_amount_is_per_is_told(AmountPer per, string told) => Assert.Equal(Spaced(told), French.Amount(Given.Usd(1) with { Per = per }));

    [Theory]
    [InlineData("1250000000", "USD", "1,25~milliard~de dollars")]
    [InlineData("1999000000", "USD", "1,999~milliard~de dollars")]
    [InlineData("2000000000", "EUR", "2~milliards~d’euros")]
    [InlineData("12000000000", "GBP", "12~milliards~de livres sterling")]
    [InlineData("20000000000", "CHF", "20~milliards~CHF")]
    [InlineData("3000000000000", "USD", "3_000~milliards~de dollars")]
    [InlineData("15000000", "JPY", "15~millions~de yens")]
    [InlineData("10000", "USD", "10_000~dollars")]
    [InlineData("10000400000", "USD", "10_000_400_000~dollars")]
    [InlineData("1", "EUR", "1~euro")]
    [InlineData("0.5", "USD", "0,50~dollar")]
    public void Money_is_written_as_French_newspapers_write_it(string value, string currency, string told)
    {
        foreach (var culture in new[] { "fr-FR", "de-DE", "tr-TR", "en-US" })
        {
            CultureInfo.CurrentCulture = new(culture);
            Assert.Equal(Spaced(told), French.Money(decimal.Parse(value, CultureInfo.InvariantCulture), currency));
        }
    }

    [Fact]
    public void No_figure_breaks_over_two_lines() => Assert.DoesNotContain("3 ", French.Money(3_000_000_000_000, "USD"), StringComparison.Ordinal);

    [Theory]
    [InlineData(1, "1 an")]
    [InlineData(1.5, "1,5 an")]
    [InlineData(2, "2 ans")]
    public void Years_are_many_from_two_on(double years, string told) => Assert.Equal(told, French.Years((decimal)years));

    private static string Spaced(string text) => text.Replace("~de dollars", "\u00A0de dollars", StringComparison.Ordinal).Replace('~', '\u00A0').Replace('_', '\u202F');
}
