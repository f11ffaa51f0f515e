using AiInfra.Alerts;
using AiInfra.Functions.Storage;
using AiInfra.Rules;

namespace AiInfra.Functions.Tests.Storage;

public sealed class EvaluationStoreTests(OwnTables tables) : IClassFixture<OwnTables>
{
    private readonly AppParts _app = new(tables.Tables);
    private readonly Rule _rule = Given.Rule();

    private EvaluationStore Evaluations => _app.Evaluations;

    [Fact]
    public async Task States_and_events_come_back_as_they_were_stored()
    {
        var found = await _app.FindEventAsync(Given.Deal(), _rule);

        var memory = await RecallAsync(found);
        Assert.Equal((true, found.Id), (memory.Remembered.States[_rule.Id].Met, memory.Remembered.States[_rule.Id].EventId));
        Assert.Equal([found.Id], memory.Unsent);
        var stored = (await Evaluations.FindEventAsync(found.Id, CancellationToken.None))!;
        Assert.Equal(Given.Json(found), Given.Json(stored.Event));
        Assert.Null(stored.PublishedAt);
    }

    [Fact]
    public async Task An_event_marked_sent_keeps_its_record_and_is_not_resumed()
    {
        var found = await _app.FindEventAsync(Given.Deal(), _rule);

        await Evaluations.MarkSentAsync(found.Id, CancellationToken.None);

        Assert.Empty((await RecallAsync(found)).Unsent);
        Assert.Equal(Given.Json(found), Given.Json((await Evaluations.FindEventAsync(found.Id, CancellationToken.None))!.Event));
    }

    [Fact]
    public async Task An_evaluation_from_a_memory_that_is_out_of_date_is_not_stored()
    {
        var deal = Given.Deal();
        var before = await Evaluations.RecallAsync(deal.Id, CancellationToken.None);
        var found = await _app.FindEventAsync(deal, _rule);
        var again = AiInfra.Alerts.Evaluation.Of(deal, RuleSet.Of([_rule, Given.Rule()]), before.Remembered, Given.Now);

        Assert.Null(await Evaluations.TryStoreAsync(deal.Id, again, before, CancellationToken.None));

        Assert.Equal([_rule.Id], (await RecallAsync(found)).Remembered.States.Keys);
        Assert.Equal([found.Id], (await RecallAsync(found)).Unsent);
    }

    [Fact]
    public async Task An_evaluation_whose_answer_was_lost_is_found_again_as_an_unsent_event()
    {
        var deal = Given.Deal();
        var wire = new FaultyWire { LoseAnswer = FaultyWire.Once(r => r.EndsWith("$batch", StringComparison.Ordinal)) };
        var store = new EvaluationStore(tables.Through(wire));
        var memory = await store.RecallAsync(deal.Id, CancellationToken.None);
        var result = AiInfra.Alerts.Evaluation.Of(deal, RuleSet.Of([_rule]), memory.Remembered, Given.Now);

        Assert.Null(await store.TryStoreAsync(deal.Id, result, memory, CancellationToken.None));

        var now = await store.RecallAsync(deal.Id, CancellationToken.None);
        Assert.Equal([result.Events[0].Id], now.Unsent);
        Assert.Empty(AiInfra.Alerts.Evaluation.Of(deal, RuleSet.Of([_rule]), now.Remembered, Given.Now).Events);
    }

    [Fact]
    public async Task Nothing_found_is_nothing_written()
    {
        var wire = new FaultyWire();
        Assert.NotNull(await new EvaluationStore(tables.Through(wire)).TryStoreAsync("any", new(Remembered.Nothing, []), EvaluationMemory.None, CancellationToken.None));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Only_the_first_sets_when_an_event_was_published()
    {
        var found = await _app.FindEventAsync(Given.Deal(), _rule);
        var stored = (await Evaluations.FindEventAsync(found.Id, CancellationToken.None))!;

        Assert.True(await Evaluations.TrySetPublishedAsync(stored, Given.Now, CancellationToken.None));
        Assert.False(await Evaluations.TrySetPublishedAsync(stored, Given.Now.AddSeconds(1), CancellationToken.None));

        Assert.Equal(Given.Now, (await Evaluations.FindEventAsync(found.Id, CancellationToken.None))!.PublishedAt);
    }

    [Fact]
    public async Task What_is_remembered_is_not_taken_for_an_event()
    {
        var found = await _app.FindEventAsync(Given.Deal(), _rule);

        Assert.Null(await Evaluations.FindEventAsync(TableKeys.Remembered(found.Deal.Id), CancellationToken.None));
        Assert.Null(await Evaluations.FindEventAsync(found.Deal.Id, CancellationToken.None));
        Assert.Null(await Evaluations.FindEventAsync("unknown.000001.a00000", CancellationToken.None));
    }

    private Task<EvaluationMemory> RecallAsync(DealEvent found) => Evaluations.RecallAsync(found.Deal.Id, CancellationToken.None);
}
