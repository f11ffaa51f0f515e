using AiInfra.LocalHost.AmountCorpus;

namespace AiInfra.Tests.Amounts;

public sealed class AmountTallyTests
{
    [Fact]
    public void A_phrase_is_right_when_it_is_with_its_language_and_without() => Assert.Equal(
        [
            "| en | 2 | 1 | 1 | 0 |",
            "| fr | 3 | 1 | 2 | 1 |",
            "| all | 5 | 2 | 3 | 1 |",
        ],
        Lines(
            new("$5 billion", "exact 5e9 USD", "en", ""),
            new("$5 billion", "exact 6e9 USD", "en", ""),
            new("$5 billion", "exact 5e9 USD", "fr", "open"),
            new("$5 billion", "exact 5e9 USD", "fr", ""),
            new("5 milliards d'euros", "exact 5e12 EUR", "fr", "")).Where(line => line[0] == '|').Skip(2));

    [Fact]
    public void Each_wrong_reading_is_told() => Assert.Equal(
        ["- `$5 billion` (no language): `unreadable` expected, read as `exact 5000000000 USD`", "- `$5 billion` (en): `unreadable` expected, read as `exact 5000000000 USD`"],
        Lines(new AmountPhrase("$5 billion", "unreadable", "en", "")).Where(line => line[0] == '-'));

    [Theory]
    [InlineData("€5 million", "exact 5e9 EUR", true)]
    [InlineData("€5 billion", "exact 5e6 EUR", true)]
    [InlineData("between €5 million and €7 billion", "between 5e9 7e9 EUR", true)]
    [InlineData("between €5 billion and €7 billion", "between 6e9 7e9 EUR", false)]
    [InlineData("€5 billion", "exact 5e9 EUR other=5e12", true)]
    [InlineData("€1,5 billion", "exact 1.5e9 EUR", false)]
    [InlineData("€500 million", "exact 5e9 EUR", false)]
    [InlineData("undisclosed", "exact 5e9 EUR", false)]
    [InlineData("none", "exact 5e9 EUR", false)]
    [InlineData("€5 billion", "unreadable", false)]
    [InlineData("€5 billion in 2026", "exact 5e9 EUR years=5", false)]
    public void Wrong_by_a_thousand_is_counted_apart(string phrase, string expected, bool farOff) =>
        Assert.Equal(farOff, Lines(new AmountPhrase(phrase, expected, "en", "open"))[2].EndsWith(" 1 |", StringComparison.Ordinal));

    private static List<string> Lines(params AmountPhrase[] phrases) => [.. AmountTally.Markdown(phrases)];
}
