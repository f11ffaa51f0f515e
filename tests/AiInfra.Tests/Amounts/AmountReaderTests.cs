using System.Globalization;
using AiInfra.Amounts;
using AiInfra.LocalHost.AmountCorpus;

namespace AiInfra.Tests.Amounts;

public sealed class AmountReaderTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Amounts");

    public static TheoryData<string, string, string?> Phrases => [.. Rows()];

    public static TheoryData<string> Cultures => ["de-DE", "tr-TR", "fr-FR"];

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_phrase_has_the_reading_its_file_says(string phrase, string expected, string? language) =>
        AssertReading(expected, AmountReader.Read(phrase, language));

    [Theory]
    [MemberData(nameof(Cultures))]
    public void The_readings_do_not_depend_on_the_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            foreach (var (phrase, expected, language) in Rows()) AssertReading(expected, AmountReader.Read(phrase, language));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_corpus_is_there() => Assert.True(AmountPhrase.Of(Folder).Select(row => row.Phrase).Distinct().Count() > 1000);

    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("\uFFFF")]
    [InlineData("\uD800")]
    public void What_is_no_character_is_read_as_a_word_nobody_knows(string text)
    {
        Assert.IsType<AmountReading.Unreadable>(AmountReader.Read(text));
        Assert.Equal(AmountReader.Read($"\uFFFD$12bn").GetType(), AmountReader.Read($"{text}$12bn").GetType());
    }

    [Fact]
    public void A_dollar_sign_hides_no_minus() => Assert.IsType<AmountReading.Unreadable>(AmountReader.Read("$-12 billion"));

    [Fact]
    public void An_amount_keeps_its_words()
    {
        var amount = Amount("  up to $100bn ");

        Assert.Equal("up to $100bn", amount.Text);
        Assert.Equal("an undisclosed sum", Amount("an undisclosed sum").Text);
    }

    [Fact]
    public void Dollars_need_no_rate_and_other_currencies_have_none_yet()
    {
        Assert.Equal(new UsdAmount(3e12m, 4e12m, 1, null), Amount("$3-4 trillion").Usd);
        Assert.Equal(new UsdAmount(null, 100e9m, 1, null), Amount("up to $100bn").Usd);
        Assert.Null(Amount("€3.5bn").Usd);
    }

    [Fact]
    public void An_ambiguous_scale_word_keeps_both_ends_of_both_readings()
    {
        var amount = ((AmountReading.Ok)AmountReader.Read("entre 3 et 4 Bn $", "fr")).Amount;

        Assert.Equal((3e9m, 4e9m), (amount.Low, amount.High));
        Assert.Equal(new AmountBounds(3e12m, 4e12m), amount.OtherReading);
    }

    [Theory]
    [InlineData("1,5 billion $")]
    [InlineData("1,5 billion €")]
    public void Billion_behind_a_decimal_comma_alone_is_read_in_both_ways(string phrase)
    {
        var amount = Amount(phrase);

        Assert.Equal([1.5e9m, 1.5e12m], new[] { amount.Low!.Value, amount.OtherReading!.Low!.Value }.Order());
        Assert.Null(Headline.Of(amount));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("EN")]
    [InlineData(" en ")]
    public void A_language_may_be_a_full_tag(string tag) => Assert.IsType<AmountReading.Ok>(AmountReader.Read("$10 billion", tag));

    [Theory]
    [InlineData("5,500 millones de dólares", "es-MX", "5500000000", null)]
    [InlineData("5,500 millones de dólares", "es-ES", "5500000", null)]
    [InlineData("5,500 millones de dólares", "es", "5500000", "5500000000")]
    [InlineData("5.500 millones de dólares", "es-MX", "5500000", "5500000000")]
    [InlineData("1.500 Mio.", "de-CH", "1500000", "1500000000")]
    [InlineData("1.500 Mio.", "de-AT", "1500000000", null)]
    public void The_country_of_a_tag_tells_decimals_from_thousands(string phrase, string tag, string low, string? other)
    {
        var amount = Assert.IsType<AmountReading.Ok>(AmountReader.Read(phrase, tag)).Amount;

        Assert.Equal((low, other), (amount.Low?.ToString("0", CultureInfo.InvariantCulture), amount.OtherReading?.Low?.ToString("0", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("x")]
    [InlineData("-")]
    public void A_language_that_is_not_read_is_refused_with_those_that_are(string tag) =>
        Assert.Contains("en, fr", Assert.IsType<AmountReading.Unreadable>(AmountReader.Read("$10 billion", tag)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(" \u00A0\t")]
    public void An_empty_text_is_refused(string text) => Assert.Contains("empty", Assert.IsType<AmountReading.Unreadable>(AmountReader.Read(text)).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_text_beyond_the_limit_is_refused()
    {
        Assert.IsType<AmountReading.Ok>(AmountReader.Read("$10 billion" + new string('.', AmountReader.LongestText - 11)));
        Assert.Contains("500", Assert.IsType<AmountReading.Unreadable>(AmountReader.Read("$10 billion" + new string('.', AmountReader.LongestText - 10))).Reason, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Phrase, string Expected, string? Language)> Rows() =>
        from phrase in AmountPhrase.Of(Folder)
        from language in phrase.Ways
        select (phrase.Phrase, phrase.Expected, language);

    private static Amount Amount(string text) => Assert.IsType<AmountReading.Ok>(AmountReader.Read(text)).Amount;

    private static void AssertReading(string expected, AmountReading reading) =>
        Assert.True(AmountNotation.IsRight(expected, reading), $"{expected} expected, but read as {AmountNotation.Of(reading)}");
}
