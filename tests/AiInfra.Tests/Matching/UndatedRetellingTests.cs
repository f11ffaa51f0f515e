using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Matching;

namespace AiInfra.Tests.Matching;

/// <summary>The retellings of the demo, as texts tell them that do not say when.</summary>
public sealed class UndatedRetellingTests
{
    private static readonly PartialDate Guess = PartialDate.Day(new(2026, 11, 19));

    /// <summary>But for the blog that puts Meta's plan at a tenth: a slip is believed of news, not of old news.</summary>
    [Fact]
    public void Every_retelling_with_an_amount_is_known_again_whatever_date_is_guessed() => Assert.Equal(
        ["8: 2025-09-meta-60b-y59phr7g"],
        Undated().Where(r => r.Facts.Amount.Qualifier is not AmountQualifier.Undisclosed && !Retelling.IsOf(r.Facts, RecordOf(r.Of))).Select(r => $"{r.Of}: {r.Facts.DealId}"));

    [Fact]
    public void No_retelling_is_taken_for_another_record() => Assert.Equal(
        [],
        from retold in Undated()
        from record in Retellings.Facts
        where record.IsRecord && record.Of != retold.Of && Retelling.IsOf(retold.Facts, record.Facts)
        select $"{retold.Facts.DealId} | {record.Facts.DealId}");

    [Fact]
    public void A_borrowed_day_proves_nothing_where_neither_amount_nor_place_is_told()
    {
        var told = Facts("undisclosed", "2026-11-19");
        var known = Facts("undisclosed", "2025-03-01");

        Assert.Equal(MatchVerdict.Same, DealMatch.Of(told with { Announced = known.Announced }, known).Verdict);
        Assert.False(Retelling.IsOf(told, known));
    }

    [Theory]
    [InlineData("$20 billion", true)]
    [InlineData("more than $20 billion", true)]
    [InlineData("$27 billion", false)]
    [InlineData("$2 billion", false)]
    public void Amounts_must_agree(string amount, bool isRetelling) => Assert.Equal(isRetelling, Retelling.IsOf(Facts(amount, "2026-11-19"), Facts("$20 billion", "2025-03-01")));

    private static IEnumerable<(int Of, MatchFacts Facts)> Undated() => Retellings.Facts.Where(r => !r.IsRecord).Select(r => (r.Of, r.Facts with { Announced = Guess }));

    private static MatchFacts RecordOf(int of) => Retellings.Facts.Single(r => r.IsRecord && r.Of == of).Facts;

    private static MatchFacts Facts(string amount, string announced)
    {
        var read = Assert.IsType<AmountReading.Ok>(AmountReader.Read(amount, "en")).Amount;
        Assert.True(PartialDate.TryParse(announced, out var date));
        return MatchFacts.Of(Given.Of(read, announced: announced)) with { Announced = date, DealId = announced + amount };
    }
}
