using AiInfra.Amounts;
using AiInfra.Deals;

namespace AiInfra.Tests.Deals;

public sealed class DealIdTests
{
    [Fact]
    public void An_id_reads_month_parties_and_amount() => Assert.Matches("^2026-11-openai-oracle-300b-[0-9a-z]{8}$", Given.Deal(300).Id);

    [Theory]
    [InlineData(1.2, "2026-11-openai-oracle-1-2b-")]
    [InlineData(0.75, "2026-11-openai-oracle-750m-")]
    [InlineData(3000, "2026-11-openai-oracle-3t-")]
    public void Amounts_are_short(double billions, string begins) => Assert.StartsWith(begins, Given.Deal((decimal)billions).Id, StringComparison.Ordinal);

    [Fact]
    public void A_year_stands_where_no_month_is_known() => Assert.StartsWith("2025-openai-oracle-14b-", Given.Deal(14, AmountQualifier.Almost, announced: "2025").Id, StringComparison.Ordinal);

    [Fact]
    public void The_same_figures_with_another_qualifier_are_another_deal() => Assert.NotEqual(Given.Deal(100).Id, Given.Deal(100, AmountQualifier.UpTo).Id);

    [Fact]
    public void Another_day_of_the_same_month_is_the_same_deal() => Assert.Equal(Given.Deal(announced: "2026-11-02").Id, Given.Deal(announced: "2026-11-19").Id);

    [Theory]
    [InlineData("2025-09-openai-oracle-300b-3k7q9x2m", true)]
    [InlineData("2025/09", false)]
    [InlineData("..", false)]
    [InlineData("A", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_lower_case_letters_digits_and_dashes_form_an_id(string? id, bool wellFormed) => Assert.Equal(wellFormed, DealId.IsWellFormed(id));
}
