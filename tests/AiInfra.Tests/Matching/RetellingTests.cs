using AiInfra.Matching;

namespace AiInfra.Tests.Matching;

/// <summary>paraphrases.json against data/deals.json, and all of them against each other.</summary>
public sealed class RetellingTests
{
    [Fact]
    public void Every_record_is_told_at_least_three_times_and_by_nobody_twice()
    {
        Assert.All(Enumerable.Range(0, Retellings.Records.Count), i => Assert.InRange(Retellings.All.Count(r => r.Of == i), 3, int.MaxValue));
        Assert.Equal(Retellings.All.Count, Retellings.All.Select(r => r.Deal.Sources[0].Publisher).Distinct().Count());
    }

    [Fact]
    public void Every_retelling_is_the_same_as_its_record() => Assert.Equal(
        "",
        string.Concat(Pairs((a, b) => a.Of == b.Of && a.IsRecord != b.IsRecord).Where(pair => pair.Result.Verdict is not MatchVerdict.Same).Select(Describe)));

    [Fact]
    public void No_retelling_is_the_same_as_another_record_or_its_retellings() => Assert.Equal(
        "",
        string.Concat(Pairs((a, b) => a.Of != b.Of).Where(pair => pair.Result.Verdict is MatchVerdict.Same).Select(Describe)));

    [Fact]
    public void Nothing_in_the_demo_is_a_tranche_of_another() => Assert.Equal("", string.Concat(Pairs((_, _) => true).Where(pair => pair.Result.Verdict is MatchVerdict.Tranche).Select(Describe)));

    [Fact]
    public void Two_retellings_of_one_record_are_the_same_before_the_record_itself_arrives() => Assert.Equal(
        "",
        string.Concat(Pairs((a, b) => a.Of == b.Of).Where(pair => pair.Result.Verdict is not MatchVerdict.Same).Select(Describe)));

    [Fact]
    public void Every_retelling_shares_a_key_with_its_record() => Assert.All(
        Retellings.Facts, facts => Assert.NotEmpty(facts.Facts.Keys.Intersect(Retellings.Facts[facts.Of].Facts.Keys)));

    private static IEnumerable<(MatchFacts A, MatchFacts B, MatchResult Result)> Pairs(Func<(int Of, bool IsRecord, MatchFacts Facts), (int Of, bool IsRecord, MatchFacts Facts), bool> where) =>
        from i in Enumerable.Range(0, Retellings.Facts.Count)
        from j in Enumerable.Range(i + 1, Retellings.Facts.Count - i - 1)
        where @where(Retellings.Facts[i], Retellings.Facts[j])
        select (Retellings.Facts[i].Facts, Retellings.Facts[j].Facts, DealMatch.Of(Retellings.Facts[i].Facts, Retellings.Facts[j].Facts));

    private static string Describe((MatchFacts A, MatchFacts B, MatchResult Result) pair) => $"{pair.A.DealId} | {pair.B.DealId}: {pair.Result.Verdict}, {pair.Result.Explanation}\n";
}
