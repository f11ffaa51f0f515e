using AiInfra.Deals;

namespace AiInfra.Tests.Deals;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2025-09-10", DatePrecision.Day, "2025-09-10", "2025-09-10")]
    [InlineData("2025-09", DatePrecision.Month, "2025-09-01", "2025-09-30")]
    [InlineData("2024-02", DatePrecision.Month, "2024-02-01", "2024-02-29")]
    [InlineData("2025-Q3", DatePrecision.Quarter, "2025-07-01", "2025-09-30")]
    [InlineData("2025", DatePrecision.Year, "2025-01-01", "2025-12-31")]
    public void The_form_tells_the_precision(string text, DatePrecision precision, string first, string last)
    {
        var date = Given.Date(text);

        Assert.Equal((precision, first, last, text), (date.Precision, Iso(date.First), Iso(date.Last), date.ToString()));
    }

    [Theory]
    [InlineData("2025-13")]
    [InlineData("2025-02-30")]
    [InlineData("2025-Q5")]
    [InlineData("2025-Q0")]
    [InlineData("25-01-01")]
    [InlineData("1815")]
    [InlineData("tomorrow")]
    [InlineData("2025-9-1")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_date_is_refused(string? text) => Assert.False(PartialDate.TryParse(text, out _));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
