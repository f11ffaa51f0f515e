using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Rules;

namespace AiInfra.Tests.Alerts;

public sealed class EvaluationTests
{
    private Remembered _remembered = Remembered.Nothing;

    [Fact]
    public void A_new_deal_over_the_bound_crosses_once_with_its_reason()
    {
        var found = Assert.Single(Evaluate(Given.Deal(20)));

        Assert.Equal(EventKind.Crossed, found.Kind);
        Assert.Equal("$20 billion is over $10 billion", Assert.Single(found.Rules).Reason);
    }

    [Fact]
    public void A_deal_of_exactly_the_bound_is_not_over_it() => Assert.Empty(Evaluate(Given.Deal(10)));

    [Theory]
    [InlineData(AmountQualifier.MoreThan, 10, true)]
    [InlineData(AmountQualifier.AtLeast, 10, false)]
    [InlineData(AmountQualifier.Almost, 14, true)]
    [InlineData(AmountQualifier.Almost, 10, false)]
    [InlineData(AmountQualifier.UpTo, 100, true)]
    [InlineData(AmountQualifier.About, 10, false)]
    public void The_qualifier_decides_on_which_side_of_the_bound_a_figure_lies(AmountQualifier qualifier, int billions, bool alerts) =>
        Assert.Equal(alerts, Evaluate(Given.Deal(billions, qualifier)).Count == 1);

    [Fact]
    public void A_forecast_alerts_nobody_however_large() => Assert.Empty(Evaluate(Given.Deal(3000, kind: DealKind.Forecast)));

    [Fact]
    public void An_undisclosed_amount_meets_no_amount_rule() => Assert.Empty(Evaluate(Given.Of(Amount.Undisclosed)));

    [Fact]
    public void An_amount_that_can_be_read_in_two_ways_alerts_nobody() =>
        Assert.Empty(Evaluate(Given.Of(Given.Usd(500) with { OtherReading = new(500_000_000_000_000m, 500_000_000_000_000m) })));

    [Fact]
    public void An_amount_not_yet_converted_alerts_nobody() => Assert.Empty(Evaluate(Given.Of(Given.Usd(500) with { Currency = "EUR", Usd = null })));

    [Fact]
    public void The_same_revision_evaluated_twice_alerts_once()
    {
        Evaluate(Given.Deal(20));

        Assert.Empty(Evaluate(Given.Deal(20)));
    }

    [Fact]
    public void A_revision_that_still_meets_the_rule_is_no_event()
    {
        Evaluate(Given.Deal(20));

        Assert.Empty(Evaluate(Given.Deal(20.5m) with { Revision = 2 }));
    }

    [Fact]
    public void A_revision_that_halves_a_deal_below_the_bound_corrects_those_who_were_told_once()
    {
        var crossed = Assert.Single(Evaluate(Given.Deal(16)));
        var correction = Assert.Single(Evaluate(Given.Deal(8) with { Revision = 2 }));

        Assert.Equal((EventKind.Correction, crossed.Id), (correction.Kind, correction.Corrects));
        Assert.Equal(["amount: $16 billion → $8 billion", "no longer meets the rule: $8 billion is not over $10 billion"], correction.Changes);
        Assert.Empty(Evaluate(Given.Deal(8) with { Revision = 3 }));
    }

    [Fact]
    public void Raised_again_after_falling_back_it_crosses_anew()
    {
        var first = Assert.Single(Evaluate(Given.Deal(16)));
        Evaluate(Given.Deal(8) with { Revision = 2 });
        var again = Assert.Single(Evaluate(Given.Deal(16) with { Revision = 3 }));

        Assert.Equal(EventKind.Crossed, again.Kind);
        Assert.NotEqual(first.Id, again.Id);
    }

    [Fact]
    public void A_change_of_bindingness_or_status_is_a_correction()
    {
        Evaluate(Given.Deal(16, bindingness: Bindingness.LetterOfIntent));
        var correction = Assert.Single(Evaluate(Given.Deal(16) with { Revision = 2, Status = DealStatus.Shelved }));

        Assert.Equal(["bindingness: letter of intent → definitive", "status: announced → shelved"], correction.Changes);
    }

    [Theory]
    [InlineData(20.9, false)]
    [InlineData(21, true)]
    [InlineData(19, true)]
    [InlineData(19.1, false)]
    public void An_amount_that_moves_by_five_percent_or_more_is_a_correction(double billions, bool corrected)
    {
        Evaluate(Given.Deal(20));

        Assert.Equal(corrected, Evaluate(Given.Deal((decimal)billions) with { Revision = 2 }).Count == 1);
    }

    [Fact]
    public void A_slow_drift_is_measured_against_what_was_told_last()
    {
        Evaluate(Given.Deal(20));

        Assert.Empty(Evaluate(Given.Deal(20.6m) with { Revision = 2 }));
        Assert.Equal(["amount: $20 billion → $21.2 billion"], Assert.Single(Evaluate(Given.Deal(21.2m) with { Revision = 3 })).Changes);
        Assert.Empty(Evaluate(Given.Deal(22.2m) with { Revision = 4 }));
        Assert.Equal(["amount: $21.2 billion → $22.3 billion"], Assert.Single(Evaluate(Given.Deal(22.3m) with { Revision = 5 })).Changes);
    }

    [Fact]
    public void The_same_words_over_fewer_years_are_told_with_their_sum()
    {
        var yearly = Given.Of(Given.Usd(5) with { Per = AmountPer.Year }) with { Term = new(null, null, 5) };
        Evaluate(yearly);

        Assert.Equal(["amount: $5 billion a year, $25 billion in all → $15 billion in all"], Assert.Single(Evaluate(yearly with { Revision = 2, Term = new(null, null, 3) })).Changes);
    }

    [Fact]
    public void A_rate_that_is_gone_leaves_no_sum()
    {
        var euros = Given.Of(Given.Usd(20) with { Currency = "EUR" });
        Evaluate(euros);

        Assert.Equal(
            ["amount: €20 billion, $20 billion in all → no sum in US dollars", "no longer meets the rule: €20 billion: not yet converted to US dollars"],
            Assert.Single(Evaluate(euros with { Revision = 2, Amount = euros.Amount with { Usd = null } })).Changes);
    }

    [Fact]
    public void A_deal_found_to_be_the_same_as_another_falls_out_of_every_rule_once_and_crosses_anew_when_that_is_taken_back()
    {
        var crossed = Assert.Single(Evaluate(Given.Deal(20)));

        var correction = Assert.Single(Evaluate(Given.Deal(20) with { Revision = 2, MergedInto = "2026-11-other-20b-aaaaaaaa" }));

        Assert.Equal((EventKind.Correction, crossed.Id), (correction.Kind, correction.Corrects));
        Assert.Equal(["no longer meets the rule: the same deal as 2026-11-other-20b-aaaaaaaa"], correction.Changes);
        Assert.Equal(crossed.Id, Assert.Single(correction.Rules).Corrects);
        Assert.Empty(Evaluate(Given.Deal(20) with { Revision = 3, MergedInto = "2026-11-other-20b-aaaaaaaa" }));
        Assert.Equal(EventKind.Crossed, Assert.Single(Evaluate(Given.Deal(20) with { Revision = 4 })).Kind);
    }

    [Fact]
    public void An_older_revision_after_a_newer_finds_nothing()
    {
        Evaluate(Given.Deal(20) with { Revision = 3 });

        Assert.Empty(Evaluate(Given.Deal(8) with { Revision = 2 }));
    }

    [Theory]
    [InlineData("2026-10-20", true)]
    [InlineData("2026-10-21", false)]
    [InlineData("2026-10", false)]
    [InlineData("2026-09", true)]
    [InlineData("2019", true)]
    [InlineData("2026", false)]
    public void A_deal_announced_more_than_thirty_days_before_its_submission_is_backfill(string announced, bool backfill) =>
        Assert.Equal(backfill, Assert.Single(Evaluate(Given.Deal(20, announced: announced))).Backfill);

    [Fact]
    public void Who_says_notify_all_tells_everyone_of_an_old_deal() =>
        Assert.False(Assert.Single(Evaluate(Given.Deal(20, announced: "2019") with { NotifyAll = true })).Backfill);

    [Fact]
    public void However_many_rules_a_deal_meets_it_is_one_event_that_lists_them()
    {
        var rules = RuleSet.Of([HouseRules.OverTenBillion, new("at-least-20b", "Deals of at least $20 billion", [AmountCriterion.AtLeast(20_000_000_000m)])]);

        var found = Assert.Single(Evaluation.Of(Given.Deal(20), rules, _remembered, Given.Now).Events);

        Assert.Equal(["at-least-20b", "over-10b"], found.Rules.Select(r => r.RuleId));
    }

    [Fact]
    public void What_changed_under_someones_own_criteria_is_not_for_everyone_to_read()
    {
        var own = Rule.Own([AmountCriterion.Over(15_000_000_000m)]);
        var rules = RuleSet.Of([HouseRules.OverTenBillion, own]);
        var first = Evaluation.Of(Given.Deal(20), rules, Remembered.Nothing, Given.Now);

        var correction = Assert.Single(Evaluation.Of(Given.Deal(12) with { Revision = 2 }, rules, first.Remembered, Given.Now).Events);

        Assert.Contains("no longer meets the rule: $12 billion is not over $15 billion", correction.Changes);
        Assert.Equal(["amount: $20 billion → $12 billion"], correction.ForEveryone()!.Changes);
        Assert.Equal(2, correction.About([.. correction.Rules.Where(r => r.RuleId == own.Id)]).Changes.Length);
    }

    [Fact]
    public void Who_was_told_under_a_rule_that_is_gone_hears_when_the_facts_change()
    {
        var crossed = Assert.Single(Evaluate(Given.Deal(20)));

        var result = Evaluation.Of(Given.Deal(2) with { Revision = 2 }, RuleSet.Of([]), _remembered, Given.Now);

        var correction = Assert.Single(result.Events);
        Assert.Equal((EventKind.Correction, crossed.Id), (correction.Kind, correction.Corrects));
        Assert.Equal(["amount: $20 billion → $2 billion"], correction.Changes);
        Assert.Empty(Evaluation.Of(Given.Deal(2) with { Revision = 3 }, RuleSet.Of([]), result.Remembered, Given.Now).Events);
    }

    private IReadOnlyList<DealEvent> Evaluate(Deal deal)
    {
        var result = Evaluation.Of(deal, RuleSet.Default, _remembered, Given.Now);
        _remembered = result.Remembered;
        return result.Events;
    }
}
