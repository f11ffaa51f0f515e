using AiInfra.Deals;

namespace AiInfra.Tests.Deals;

public sealed class TermTests
{
    [Theory]
    [InlineData("2027", "2031", 5)]
    [InlineData("2027-01", "2027-12", 1)]
    [InlineData("2027-06", "2031-05", 4)]
    [InlineData("2025-12-31", "2026-02-01", 0.25)]
    public void A_term_between_dates_is_as_long_as_its_months(string start, string end, double years) =>
        Assert.Equal((decimal)years, new Term(Given.Date(start), Given.Date(end), null).KnownYears);

    [Fact]
    public void A_yearly_sum_over_the_turn_of_a_year_is_not_counted_twice()
    {
        var deal = Given.Submitted("""{"kind":"debt","amount":"$6 billion a year","parties":[{"name":"A","role":"lender"}],"term":{"start":"2025-12-31","end":"2026-01-01"}}""");

        Assert.Equal(1_000_000_000m, deal.Headline!.Value.Usd);
    }

    [Fact]
    public void Twenty_months_of_six_billion_a_year_are_ten_billion_and_not_over_it()
    {
        var deal = Given.Submitted("""{"kind":"debt","amount":"$6 billion a year","parties":[{"name":"A","role":"lender"}],"term":{"start":"2027-01","end":"2028-08"}}""");

        Assert.Equal((10_000_000_000m, false), (deal.Headline!.Value.Usd, deal.Headline.Value.IsOver(10_000_000_000m)));
    }
}
