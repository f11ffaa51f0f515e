using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Tests.Messaging;
using AiInfra.Functions.Tests.Storage;

namespace AiInfra.Functions.Tests.Evaluation;

public sealed class EvaluateDealTests(OwnTables tables) : IClassFixture<OwnTables>
{
    private readonly AppParts _app = new(tables.Tables);
    private readonly Deal _deal = Given.Deal();

    [Fact]
    public async Task A_deal_over_the_bound_raises_one_alert_and_is_remembered_as_sent()
    {
        await StoreAsync(_deal);

        await EvaluateAsync(1);

        var alert = Assert.Single(_app.Bus.On(Entities.Alerts));
        var stored = await _app.Evaluations.FindEventAsync(EventIdOf(alert), CancellationToken.None);
        Assert.Equal((EventKind.Crossed, _deal.Id, Given.Now), (stored!.Event.Kind, stored.Event.Deal.Id, stored.Event.OccurredAt));
        Assert.Empty((await RecallAsync()).Unsent);
        Assert.Equal("completed", _app.Settled.Only);
    }

    [Fact]
    public async Task A_deal_of_exactly_the_bound_raises_none_and_is_remembered_as_evaluated()
    {
        var small = Given.Deal("$10 billion");
        await StoreAsync(small);

        await _app.EvaluateAsync(Messages.DealChanged(small.Id, 1));

        Assert.Empty(_app.Bus.Asked);
        var remembered = (await _app.Evaluations.RecallAsync(small.Id, CancellationToken.None)).Remembered;
        Assert.Equal((1, 0), (remembered.Revision, remembered.States.Count));
    }

    [Fact]
    public async Task The_same_message_again_raises_nothing()
    {
        await StoreAsync(_deal);
        await EvaluateAsync(1);

        await EvaluateAsync(1);

        Assert.Single(_app.Bus.Asked);
    }

    [Fact]
    public async Task An_event_that_was_stored_and_not_sent_is_resumed_with_the_same_id()
    {
        await StoreAsync(_deal);
        _app.Bus.Fault = entity => entity == Entities.Alerts ? RecordingBus.Down() : null;
        await EvaluateAsync(1);
        var unsent = Assert.Single((await RecallAsync()).Unsent);
        var copy = Assert.Single(_app.Bus.On(Entities.Deals)).Message;
        Assert.Equal(1, copy.Attempt);

        _app.Bus.Fault = _ => null;
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await _app.EvaluateAsync(copy);

        Assert.Equal(unsent, EventIdOf(Assert.Single(_app.Bus.On(Entities.Alerts))));
        Assert.Empty((await RecallAsync()).Unsent);
        Assert.Equal(Given.Now, (await _app.Evaluations.FindEventAsync(unsent, CancellationToken.None))!.Event.OccurredAt);
    }

    [Fact]
    public async Task An_alert_that_was_sent_and_not_marked_so_is_sent_again_with_the_same_message_id()
    {
        await StoreAsync(_deal);
        var wire = new FaultyWire { Lose = r => r.StartsWith("PATCH ", StringComparison.Ordinal) };
        var crashing = new AppParts(tables.Through(wire));
        await crashing.EvaluateAsync(Messages.DealChanged(_deal.Id, 1));

        await EvaluateAsync(1);

        Assert.Equal(Assert.Single(crashing.Bus.On(Entities.Alerts)).Id, Assert.Single(_app.Bus.On(Entities.Alerts)).Id);
    }

    [Fact]
    public async Task Two_evaluations_at_once_find_one_event()
    {
        await StoreAsync(_deal);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => EvaluateAsync(1))));

        Assert.Single(_app.Bus.On(Entities.Alerts));
        var state = Assert.Single((await RecallAsync()).Remembered.States).Value;
        Assert.Equal(1, state.Sequence);
        Assert.Empty((await RecallAsync()).Unsent);
    }

    [Fact]
    public async Task An_older_message_after_a_newer_revision_finds_nothing()
    {
        await StoreAsync(_deal);
        var etag = (await _app.Deals.FindAsync(_deal.Id, CancellationToken.None))!.ETag;
        Assert.True(await _app.Deals.TryStoreAsync(DealRecord.Of(_deal with { Revision = 2 }), etag, "test", "told", CancellationToken.None));
        await EvaluateAsync(2);
        _app.Bus.Forget();

        await EvaluateAsync(1);

        Assert.Empty(_app.Bus.Asked);
        Assert.Equal(2, (await RecallAsync()).Remembered.Revision);
    }

    [Fact]
    public async Task A_revision_that_falls_back_under_the_bound_raises_a_correction_of_the_first_event()
    {
        await StoreAsync(_deal);
        await EvaluateAsync(1);
        var first = EventIdOf(_app.Bus.Asked[0]);
        var etag = (await _app.Deals.FindAsync(_deal.Id, CancellationToken.None))!.ETag;
        await _app.Deals.TryStoreAsync(DealRecord.Of(_deal with { Revision = 2, Amount = Given.Deal("$9 billion").Amount }), etag, "test", "told", CancellationToken.None);

        await EvaluateAsync(2);

        var correction = (await _app.Evaluations.FindEventAsync(EventIdOf(_app.Bus.Asked[1]), CancellationToken.None))!.Event;
        Assert.Equal((EventKind.Correction, first), (correction.Kind, correction.Corrects));
        Assert.Equal(AmountQualifier.Exact, correction.Deal.Amount.Qualifier);
    }

    [Fact]
    public async Task A_message_of_a_deal_that_does_not_exist_is_dead_lettered()
    {
        await EvaluateAsync(1);

        Assert.Equal("dead-lettered: deal-not-found", _app.Settled.Only);
        Assert.Empty(_app.Bus.Asked);
    }

    private static string EventIdOf(Posted alert) => System.Text.Json.JsonSerializer.Deserialize(alert.Message.Body, MessageJson.Default.AlertRaised)!.EventId;

    private async Task StoreAsync(Deal deal) => Assert.True(await _app.Deals.TryStoreAsync(DealRecord.Of(deal), current: null, "test", "told", CancellationToken.None));

    private Task EvaluateAsync(int revision) => _app.EvaluateAsync(Messages.DealChanged(_deal.Id, revision));

    private Task<AiInfra.Functions.Storage.EvaluationMemory> RecallAsync() => _app.Evaluations.RecallAsync(_deal.Id, CancellationToken.None);
}
