using System.Globalization;
using AiInfra.Amounts;
using CsCheck;

namespace AiInfra.Tests.Amounts;

public sealed class AmountReaderProperties
{
    private static readonly string[] Pieces =
    [
        "$", "€", "US$", "10", "3,5", "1.500", "3 000", "2027", ".", ",", "-", "–", "~", ">", "(", "½", "\u202f", "’", "\0", "\ud83d", "😀", "١٢", "bn", "billion", "milliards", "Md", "Mrd",
        "a", "an", "and", "et", "de", "d'", "of", "over", "sur", "five", "cinq", "cent", "mille", "hundred", "years", "ans", "per", "par", "up to", "about", "between", "entre", "to", "à", "from",
        "from 2027", "by", "not", "undisclosed", "dollars", "euros", "half", "and a half", "zebra", "mil", "millones", "y medio", "miliardi", "bilhões", "anderhalf", "miljard", "coma", "lakh", "T", "MM", "bln", "no revelado", "mehr als", "que", "Kč", "R",
    ];

    private static readonly Gen<string> Babble = Gen.OneOf(Pieces).Select(Gen.OneOf(" ", "", " ")).Select((piece, gap) => piece + gap).Array[0, 40].Select(string.Concat);

    private static readonly Gen<string?> Tag = Gen.OneOf<string?>([null, "en", "fr", "de", "es", "it", "pt", "nl", "es-MX"]);

    /// <summary>Round ones and ones with every digit.</summary>
    private static readonly Gen<decimal> Millions = Gen.OneOf(
        Gen.Int[1, 9_999].Select(Gen.OneOf(1e6m, 1e7m, 1e8m, 1e9m, 1e10m, 1e11m)).Select((count, unit) => count * unit),
        Gen.Long[1_000_000, 999_999_999_999_999].Select(value => (decimal)value));

    private static readonly Gen<Amount> Amounts = Gen.Select(
        Millions,
        Millions,
        Gen.OneOf("USD", "EUR", "GBP", "JPY", "CHF", "CAD", "SGD", "INR"),
        Gen.OneOf(Enum.GetValues<AmountQualifier>()),
        Gen.OneOf(Enum.GetValues<AmountPer>()),
        (one, two, currency, qualifier, per) => Amount(qualifier, Math.Min(one, two), Math.Max(one, two), currency, per));

    [Fact]
    public void What_an_alert_says_reads_back_to_the_same_bounds() => Amounts.Sample(amount =>
    {
        var shown = Assert.IsType<AmountReading.Ok>(AmountReader.Read(AmountText.Of(amount), "en")).Amount;
        Assert.Equal((amount.Low, amount.High, amount.Currency, amount.Qualifier, amount.Per), (shown.Low, shown.High, shown.Currency, shown.Qualifier, shown.Per));
    });

    private static readonly Gen<(SpokenAmount Language, Amount Amount, int? Years)> Spoken = Gen.Select(
        Gen.OneOf(SpokenAmount.All),
        Gen.Select(Millions, Millions, Gen.OneOf(SpokenAmount.Codes), Gen.OneOf(Enum.GetValues<AmountQualifier>()).Where(qualifier => qualifier is not AmountQualifier.Undisclosed), Gen.OneOf(Enum.GetValues<AmountPer>()))
            .Select((one, two, currency, qualifier, per) => Amount(qualifier, Millionths(Math.Min(one, two)), Millionths(Math.Max(one, two)), currency, per)),
        Gen.Int[1, 20].Select(years => years > 1 ? years : (int?)null));

    [Fact]
    public void What_a_language_says_reads_back_in_it() => Spoken.Sample(spoken =>
    {
        var read = Assert.IsType<AmountReading.Ok>(AmountReader.Read(spoken.Language.Say(spoken.Amount, spoken.Years), spoken.Language.Code));
        Assert.Equal(Facts(spoken.Amount, spoken.Years), Facts(read.Amount, (int?)read.Years));
    });

    [Fact]
    public void What_a_language_says_is_among_the_readings_where_nobody_names_it() => Spoken.Sample(spoken =>
    {
        var read = Assert.IsType<AmountReading.Ok>(AmountReader.Read(spoken.Language.Say(spoken.Amount, spoken.Years)));
        var other = read.Amount with { Low = read.Amount.OtherReading?.Low, High = read.Amount.OtherReading?.High };
        Assert.Contains(Facts(spoken.Amount, spoken.Years), new[] { Facts(read.Amount, (int?)read.Years), Facts(other, (int?)read.Years) });
    });

    [Fact]
    public void No_text_throws() => Gen.Select(Gen.OneOf<string>(Babble, Gen.String), Tag).Sample((text, tag) => Assert.NotNull(AmountReader.Read(text, tag)));

    [Fact]
    public void Whatever_is_read_is_positive_in_order_and_within_bounds() => Gen.Select(Babble, Tag).Sample((text, tag) =>
    {
        if (AmountReader.Read(text, tag) is not AmountReading.Ok { Amount: var amount }) return;
        foreach (var bound in new[] { amount.Low, amount.High }.OfType<decimal>()) Assert.InRange(bound, 0.0000001m, AmountReader.Largest);
        Assert.True(amount.Low is null || amount.High is null || amount.Low <= amount.High);
        Assert.Equal(amount.Qualifier is AmountQualifier.Undisclosed, amount is { Low: null, High: null, Currency: null });
        Assert.Equal(amount.Qualifier is AmountQualifier.MoreThan or AmountQualifier.AtLeast or AmountQualifier.Undisclosed, amount.High is null);
        Assert.Equal(amount.Qualifier is AmountQualifier.UpTo or AmountQualifier.Undisclosed, amount.Low is null);
        Assert.Equal(amount.Currency == "USD", amount.Usd is not null);
    });

    [Fact]
    public void Grouped_digits_read_the_same_in_every_grouping() => Gen.Long[1_000_000, 999_999_999_999].Select(Gen.OneOf(",", ".", " ", "\u00A0", "\u202F", "'", "’")).Sample((value, separator) =>
    {
        var digits = value.ToString("#,##0", CultureInfo.InvariantCulture).Replace(",", separator, StringComparison.Ordinal);
        foreach (var language in SpokenAmount.All.Select(spoken => spoken.Code)) Assert.Equal(value, Low($"{digits} EUR", language));
    });

    [Fact]
    public void Decimals_read_the_same_with_either_mark_where_it_cannot_group() => Gen.Int[0, 9_999].Select(Gen.Int[0, 99]).Where((whole, part) => whole + part > 0).Sample((whole, part) =>
    {
        var value = (whole + (part / 100m)) * 1e6m;
        foreach (var mark in new[] { ".", "," })
        {
            foreach (var language in SpokenAmount.All.Select(spoken => spoken.Code)) Assert.Equal(value, Low($"€{whole}{mark}{part:00} M", language));
        }
    });

    [Theory]
    [InlineData("of ")]
    [InlineData("a ")]
    [InlineData("de ")]
    [InlineData("1 ")]
    [InlineData("100 ")]
    [InlineData("$")]
    [InlineData("up to ")]
    [InlineData("two hundred and ")]
    [InlineData("thousand ")]
    [InlineData("entre 1 ")]
    [InlineData("-")]
    [InlineData("mil 500 ")]
    [InlineData("menos de ")]
    [InlineData("cinco coma ")]
    public void Twice_as_much_hostile_repetition_costs_a_few_times_as_much(string piece)
    {
        var (half, whole) = (Cost(AmountReader.LongestText / 2), Cost(AmountReader.LongestText));

        Assert.True(whole <= 6 * half, $"{half:N0} and {whole:N0} bytes");

        // What reading allocates grows with its steps, and is the same however busy the machine is.
        long Cost(int length)
        {
            var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
            AmountReader.Read(text); // once for the compiler
            var before = GC.GetAllocatedBytesForCurrentThread();
            AmountReader.Read(text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>With six decimals of its scale word at most, as people write.</summary>
    private static decimal Millionths(decimal value) => value >= 1e12m ? Math.Round(value / 1e9m) * 1e9m : value >= 1e9m ? Math.Round(value / 1e6m) * 1e6m : value;

    private static (decimal?, decimal?, string?, AmountQualifier, AmountPer, int?) Facts(Amount amount, int? years) => (amount.Low, amount.High, amount.Currency, amount.Qualifier, amount.Per, years);

    private static decimal? Low(string text, string language) => Assert.IsType<AmountReading.Ok>(AmountReader.Read(text, language)).Amount.Low;

    private static Amount Amount(AmountQualifier qualifier, decimal low, decimal high, string currency, AmountPer per) => qualifier switch
    {
        AmountQualifier.Undisclosed => AiInfra.Amounts.Amount.Undisclosed with { Per = per },
        AmountQualifier.Between => new() { Qualifier = qualifier, Low = low, High = high, Currency = currency, Per = per },
        AmountQualifier.UpTo => new() { Qualifier = qualifier, High = high, Currency = currency, Per = per },
        AmountQualifier.MoreThan or AmountQualifier.AtLeast => new() { Qualifier = qualifier, Low = low, Currency = currency, Per = per },
        _ => new() { Qualifier = qualifier, Low = low, High = low, Currency = currency, Per = per },
    };
}
