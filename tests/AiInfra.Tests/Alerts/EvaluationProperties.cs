using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Json;
using AiInfra.Rules;
using CsCheck;

namespace AiInfra.Tests.Alerts;

/// <summary>Messages come late, twice and out of order; what is remembered and told must not depend on it.</summary>
public sealed class EvaluationProperties
{
    private static readonly Rule[] Rules = [HouseRules.OverTenBillion, new("at-least-20b", "Deals of at least $20 billion", [AmountCriterion.AtLeast(20_000_000_000m)])];

    private static readonly RuleSet Compiled = RuleSet.Of(Rules);

    private static readonly Gen<Deal> State = Gen.Select(
        Gen.OneOf(5m, 9.9m, 10m, 10.4m, 19.5m, 20m, 25m, 40m),
        Gen.OneOf(Bindingness.Reported, Bindingness.Definitive),
        Gen.OneOf(DealStatus.Announced, DealStatus.Shelved),
        Gen.OneOf<string?>(null, null, null, "2026-11-other-20b-aaaaaaaa"),
        (billions, bindingness, status, other) => Given.Deal(billions, bindingness: bindingness) with { Id = "2026-11-one-1b-aaaaaaaa", Status = status, MergedInto = other });

    /// <summary>The states of one deal, and the revisions in the order in which they are evaluated: some twice, some never.</summary>
    private static readonly Gen<(Deal[] Revisions, int[] Order)> Histories =
        State.Array[1, 6].SelectMany(states => Gen.Int[1, states.Length].Array[1, 15].Select(order => (states.Select((s, i) => s with { Revision = i + 1 }).ToArray(), order)));

    [Fact]
    public void Any_order_and_repetition_ends_as_if_only_what_was_newer_than_everything_before_had_come() => Histories.Sample(history =>
    {
        var newer = history.Order.Where((revision, i) => history.Order.Take(i).All(earlier => earlier < revision)).ToArray();

        Assert.Equal(Outcome(history.Revisions, newer), Outcome(history.Revisions, history.Order));
    });

    [Fact]
    public void What_is_remembered_in_the_end_is_the_newest_revision_that_came() => Histories.Sample(history =>
    {
        var newest = history.Revisions[history.Order.Max() - 1];
        var (remembered, _) = Evaluate(history.Revisions, history.Order);

        Assert.Equal(newest.Revision, remembered.Revision);
        Assert.All(Rules, rule => Assert.Equal(rule.Check(newest).Met, remembered.States.GetValueOrDefault(rule.Id)?.Met ?? false));
    });

    [Fact]
    public void Who_was_told_knows_at_the_end_whether_the_rule_is_met_and_the_amount_within_five_percent() => Histories.Sample(history =>
    {
        var newest = history.Revisions[history.Order.Max() - 1];
        var (remembered, _) = Evaluate(history.Revisions, history.Order);

        Assert.All(remembered.States.Values.Where(s => s.Told is not null), s =>
        {
            Assert.Equal((s.Met, newest.Bindingness, newest.Status), (s.Told!.Met, s.Told.Bindingness, s.Told.Status));
            Assert.InRange(newest.Headline!.Value.Usd / s.Told.HeadlineUsd!.Value, 0.9500001m, 1.0499999m);
        });
    });

    [Fact]
    public void Crossings_are_counted_and_every_correction_names_the_crossing_it_corrects() => Histories.Sample(history =>
    {
        var (remembered, events) = Evaluate(history.Revisions, history.Order);

        Assert.Equal(events.Count, events.Select(e => e.Id).Distinct().Count());
        Assert.All(remembered.States, s => Assert.Equal(s.Value.Sequence, events.Count(e => e.Kind is EventKind.Crossed && e.Rules.Any(r => r.RuleId == s.Key))));
        Assert.All(events.Where(e => e.Kind is EventKind.Correction).SelectMany(e => e.Rules), r =>
            Assert.Contains(events, e => e.Kind is EventKind.Crossed && e.Id == r.Corrects && e.Rules.Any(c => c.RuleId == r.RuleId)));
    });

    private static string Outcome(Deal[] revisions, int[] order)
    {
        var (remembered, events) = Evaluate(revisions, order);
        return string.Join('\n', [JsonSerializer.Serialize(remembered, DomainJson.Default.Remembered), .. events.Select(e => JsonSerializer.Serialize(e, DomainJson.Default.DealEvent))]);
    }

    private static (Remembered Remembered, List<DealEvent> Events) Evaluate(Deal[] revisions, int[] order)
    {
        var remembered = Remembered.Nothing;
        List<DealEvent> events = [];
        foreach (var revision in order)
        {
            var result = Evaluation.Of(revisions[revision - 1], Compiled, remembered, Given.Now);
            remembered = result.Remembered;
            events.AddRange(result.Events);
        }

        return (remembered, events);
    }
}
