using AiInfra.Amounts;

namespace AiInfra.Tests.Amounts;

public sealed class AmountReadingJsonTests
{
    [Theory]
    [InlineData(
        "300 milliards de dollars sur cinq ans à partir de 2027",
        """{"text":"300 milliards de dollars sur cinq ans à partir de 2027","low":"300000000000","high":"300000000000","currency":"USD","qualifier":"exact","per":"total","years":"5","start":"2027"}""")]
    [InlineData("up to $1.25bn a year", """{"text":"up to $1.25bn a year","high":"1250000000","currency":"USD","qualifier":"up_to","per":"year"}""")]
    [InlineData("more than €0.5bn/GW", """{"text":"more than €0.5bn/GW","low":"500000000","currency":"EUR","qualifier":"more_than","per":"gigawatt"}""")]
    [InlineData("undisclosed", """{"text":"undisclosed","qualifier":"undisclosed","per":"total"}""")]
    public void A_reading_is_one_line_without_nulls(string text, string line) => Assert.Equal(line, AmountReadingJson.ToJsonLine(text, AmountReader.Read(text)));

    [Fact]
    public void An_ambiguous_reading_shows_its_other_bounds() => Assert.EndsWith(
        """
        "qualifier":"exact","per":"total","otherReading":{"low":"500000000000000","high":"500000000000000"}}
        """,
        AmountReadingJson.ToJsonLine("500 Bn $", AmountReader.Read("500 Bn $", "fr")),
        StringComparison.Ordinal);

    [Fact]
    public void What_cannot_be_read_is_a_line_with_the_reason_and_stays_one_line()
    {
        var line = AmountReadingJson.ToJsonLine("a \"lot\"\nof \ud800", AmountReader.Read("a \"lot\"\nof \ud800"));

        Assert.StartsWith("""{"text":"a \"lot\"\nof """, line, StringComparison.Ordinal);
        Assert.Contains("\"error\":\"", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }
}
