using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Totals;

namespace AiInfra.Tests.Totals;

public sealed class StatsTests
{
    [Fact]
    public void A_part_of_a_counted_programme_is_left_out_and_says_so()
    {
        var stats = Stats.Of([Deal("plan", 600), Deal("site", 10, (RelationType.PartOf, "plan"))]);

        Assert.Equal(600_000_000_000m, stats.Total.HighUsd);
        Assert.Equal("part of Deal plan (plan)", Assert.Single(stats.Excluded).Reason);
    }

    [Fact]
    public void A_part_of_something_unknown_counts() => Assert.Equal(1, Stats.Of([Deal("site", 10, (RelationType.PartOf, "plan"))]).Total.Deals);

    [Fact]
    public void A_part_of_something_that_does_not_count_itself_counts()
    {
        var plan = Deal("plan", 0) with { Own = new(false, "the amount is undisclosed") };

        Assert.Equal("site", Assert.Single(Stats.Of([plan, Deal("site", 10, (RelationType.PartOf, "plan"))]).Counted).DealId);
    }

    [Fact]
    public void A_part_of_a_part_is_left_out_even_when_the_middle_is_undisclosed()
    {
        var middle = Deal("middle", 0, (RelationType.PartOf, "plan")) with { Own = new(false, "the amount is undisclosed") };

        Assert.Equal("plan", Assert.Single(Stats.Of([Deal("site", 10, (RelationType.PartOf, "middle")), middle, Deal("plan", 600)]).Counted).DealId);
    }

    [Fact]
    public void A_superseded_deal_is_left_out_even_when_what_supersedes_it_does_not_count()
    {
        var late = Deal("late", 20, (RelationType.Supersedes, "early")) with { Own = new(false, "terminated") };

        Assert.Empty(Stats.Of([Deal("early", 10), late]).Counted);
    }

    [Fact]
    public void Deals_that_name_each_other_in_a_circle_count_once()
    {
        var stats = Stats.Of([Deal("b", 10, (RelationType.PartOf, "a")), Deal("a", 10, (RelationType.SameAs, "b"))]);

        Assert.Equal("a", Assert.Single(stats.Counted).DealId);
    }

    [Fact]
    public void A_circle_inside_a_counted_programme_counts_with_the_programme_only()
    {
        var stats = Stats.Of([Deal("a", 10, (RelationType.PartOf, "b"), (RelationType.PartOf, "plan")), Deal("b", 10, (RelationType.PartOf, "a")), Deal("plan", 600)]);

        Assert.Equal("plan", Assert.Single(stats.Counted).DealId);
    }

    [Fact]
    public void An_operator_decides_against_what_is_derived()
    {
        var site = Deal("site", 10, (RelationType.PartOf, "plan")) with { Own = new(true, "on top of the plan", ByOperator: true) };

        Assert.Equal(2, Stats.Of([Deal("plan", 600), site]).Total.Deals);
    }

    [Fact]
    public void Up_to_counts_nothing_at_the_low_end()
    {
        var stats = Stats.Of([Contribution.Of(Given.Deal(100, AmountQualifier.UpTo))]);

        Assert.Equal((0m, 100_000_000_000m), (stats.Total.LowUsd, stats.Total.HighUsd));
    }

    [Fact]
    public void The_order_of_arrival_does_not_matter()
    {
        Contribution[] deals = [Deal("plan", 600), Deal("a", 10, (RelationType.PartOf, "plan")), Deal("b", 10, (RelationType.Funds, "a")), Deal("c", 5, (RelationType.SameAs, "d")), Deal("d", 5, (RelationType.Supersedes, "c"))];

        var forwards = Stats.Of(deals);
        var backwards = Stats.Of([.. deals.Reverse()]);

        Assert.Equal(forwards.Counted, backwards.Counted);
        Assert.Equal(forwards.Excluded, backwards.Excluded);
    }

    [Fact]
    public void A_chain_of_thousands_and_a_thicket_of_relations_are_counted_once_at_their_outermost()
    {
        var chain = Enumerable.Range(0, 5000).Select(i => Deal($"c{i:D5}", 1, i == 0 ? [] : [(RelationType.PartOf, $"c{i - 1:D5}")]));
        var thicket = Enumerable.Range(0, 2000).Select(i => Deal($"t{i:D5}", 1, [.. Enumerable.Range(1, Math.Min(i, 50)).Select(back => (RelationType.PartOf, $"t{i - back:D5}"))]));

        Assert.Equal(["c00000", "t00000"], Stats.Of([.. chain, .. thicket]).Counted.Select(c => c.DealId));
    }

    [Fact]
    public void A_possible_duplicate_waits_outside_the_sum_until_a_person_has_judged()
    {
        var stats = Stats.Of([Deal("first", 20), Deal("second", 20) with { PossiblySame = ["first"] }]);

        Assert.Equal(20_000_000_000m, stats.Total.HighUsd);
        Assert.Equal("possibly the same as Deal first (first)", Assert.Single(stats.Excluded).Reason);
    }

    [Fact]
    public void A_relation_to_a_deal_that_was_merged_means_the_deal_it_is_told_in()
    {
        var stats = Stats.Of([Deal("plan", 600) with { Aliases = ["plan-of-a-blog"] }, Deal("site", 10, (RelationType.PartOf, "plan-of-a-blog"))]);

        Assert.Equal("plan", Assert.Single(stats.Counted).DealId);
    }

    [Fact]
    public void What_lies_inside_a_deal_that_was_merged_lies_inside_the_deal_it_is_told_in()
    {
        var merged = Contribution.Of(Given.Deal(20) with { Id = "merged", MergedInto = "plan", CountsInTotals = new(false, "the same as plan") });

        Assert.Equal("plan", Assert.Single(Stats.Of([Deal("plan", 600), merged, Deal("site", 10, (RelationType.PartOf, "merged"))]).Counted).DealId);
    }

    private static Contribution Deal(string id, decimal billions, params (RelationType Type, string Id)[] relations) => new(
        id, $"Deal {id}", DealKind.Program, Bindingness.Reported, 2026, $"${billions} billion", billions * 1_000_000_000m, billions * 1_000_000_000m, new(true, "counted"), [.. relations.Select(r => new Relation(r.Type, r.Id))], [], []);
}
