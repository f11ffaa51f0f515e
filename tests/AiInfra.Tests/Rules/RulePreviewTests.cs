using AiInfra.Amounts;
using AiInfra.Rules;

namespace AiInfra.Tests.Rules;

public sealed class RulePreviewTests
{
    [Fact]
    public void Over_10_billion_would_have_told_six_of_the_demo_deals_and_says_why()
    {
        var preview = RulePreview.Of(HouseRules.OverTenBillion, Demo.DemoDealsTests.All);

        Assert.Equal(
            ["$30 billion is over $10 billion", "$300 billion is over $10 billion", "$500 billion is over $10 billion", "$600 billion is over $10 billion", "nearly $14 billion is over $10 billion", "up to $100 billion is over $10 billion"],
            preview.Fired.Select(f => f.Reason).Order(StringComparer.Ordinal));
        Assert.Equal(6, preview.ByMonth.Values.Sum());
        Assert.All(preview.Fired, f => Assert.False(f.Backfill));
    }

    [Fact]
    public void A_month_with_two_deals_and_one_with_none_make_one_a_month() => Assert.Equal(
        (1m, 2, 1),
        RulePreview.Of(HouseRules.OverTenBillion, [Given.Deal(20, announced: "2026-09-01"), Given.Deal(21, announced: "2026-09-02"), Given.Deal(22, announced: "2026-11-01")]) is { } preview
            ? (preview.PerMonth, preview.ByMonth["2026-09"], preview.ByMonth["2026-11"])
            : default);

    [Fact]
    public void Nothing_met_is_nothing_a_month() => Assert.Equal(0, RulePreview.Of(HouseRules.OverTenBillion, [Given.Of(Amount.Undisclosed)]).PerMonth);
}
