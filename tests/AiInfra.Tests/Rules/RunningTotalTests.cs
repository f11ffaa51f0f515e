using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Rules;
using AiInfra.Totals;
using CsCheck;

namespace AiInfra.Tests.Rules;

public sealed class RunningTotalTests
{
    private static readonly Rule OpenAiBuys = Rule.Own(((CriteriaReading.Ok)RuleReader.Parse("total > 250B USD of (OpenAI as buyer) in 24 months")).Criteria);

    [Theory]
    [InlineData("2026-11-19", "2024-11-20", 40)]
    [InlineData("2026-11-19", "2024-11-19", 20)]
    [InlineData("2026-11-19", "2020-01-01", 20)]
    public void A_window_holds_what_was_announced_within_its_months(string one, string other, decimal billions) =>
        Assert.Equal(billions * 1e9m, RunningTotal.Of([Brought.Of(Given.Deal(20, announced: one)), Brought.Of(Given.Deal(20, announced: other) with { Id = "2024-11-other-20b-aaaaaaaa" })], 24).Usd);

    [Fact]
    public void A_deal_inside_another_counts_once()
    {
        var whole = Given.Deal(300);
        var part = Given.Deal(30) with { Relations = [new(RelationType.PartOf, whole.Id)] };

        Assert.Equal(300e9m, RunningTotal.Of([Brought.Of(part), Brought.Of(whole)], 24).Usd);
    }

    [Fact]
    public void The_order_does_not_matter() => Gen.Select(Gen.Int[1, 400], Gen.Int[2020, 2026], Gen.Int[1, 12]).Array[0, 12].SelectMany(deals => Gen.Shuffle(Bring(deals)).Select(shuffled => (Bring(deals), shuffled)))
        .Sample(pair => Assert.Equal(RunningTotal.Of(pair.Item1, 24), RunningTotal.Of(pair.shuffled, 24)));

    [Fact]
    public void OpenAI_as_buyer_over_250_billion_in_24_months_fires_once_as_the_demo_deals_come_in_the_order_of_their_dates()
    {
        var fired = Assert.Single(RulePreview.Of(OpenAiBuys, Demo.DemoDealsTests.All).Fired);

        Assert.Equal(300e9m, fired.Deal.Headline!.Value.Usd);
        Assert.Equal("OpenAI as buyer: $330 billion in the 24 months to 2025-09-10, over $250 billion", fired.Reason);
    }

    [Fact]
    public void The_turn_of_a_total_is_one_event_and_its_fall_corrects_it()
    {
        var total = new RunningTotal(330e9m, new(2026, 11, 19));
        var rules = RuleSet.Of([OpenAiBuys]);
        var crossed = Evaluation.Of(Given.Deal(), rules, Remembered.Nothing, [new(OpenAiBuys, total, 1, null)], Given.Now);

        Assert.Equal((EventKind.Crossed, OpenAiBuys.Id), (Assert.Single(crossed.Events).Kind, crossed.Events[0].Rules.Single().RuleId));
        Assert.Empty(Evaluation.Of(Given.Deal(), rules, crossed.Remembered, [new(OpenAiBuys, total, 1, null)], Given.Now).Events);

        var other = Given.Deal(announced: "2026-11-18") with { Id = "2026-11-other-20b-aaaaaaaa" };
        var fallen = Assert.Single(Evaluation.Of(other, rules, Remembered.Nothing, [new(OpenAiBuys, total with { Usd = 200e9m }, 2, crossed.Events[0].Id)], Given.Now).Events);

        Assert.Equal((EventKind.Correction, crossed.Events[0].Id), (fallen.Kind, fallen.Corrects));
        Assert.Equal(["no longer meets the rule: OpenAI as buyer: $200 billion in the 24 months to 2026-11-19, not over $250 billion"], fallen.Changes);
    }

    private static Brought[] Bring((int Billions, int Year, int Month)[] deals) =>
        [.. deals.Select((d, i) => Brought.Of(Given.Deal(d.Billions, announced: FormattableString.Invariant($"{d.Year}-{d.Month:D2}")) with { Id = FormattableString.Invariant($"2026-11-deal-{i}b-aaaaaaaa") }))];
}
