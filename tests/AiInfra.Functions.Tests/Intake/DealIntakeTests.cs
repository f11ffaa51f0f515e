using AiInfra.Deals;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Tests.Messaging;
using AiInfra.Functions.Tests.Storage;
using Azure;

namespace AiInfra.Functions.Tests.Intake;

/// <summary>What a submission leaves behind, whole or broken off at any step: marker, then deal and revision, then the message, then the marker goes.</summary>
public sealed class DealIntakeTests : IClassFixture<OwnTables>
{
    private readonly FaultyWire _wire = new();
    private readonly AppParts _app;
    private readonly Deal _deal = Given.Deal();

    public DealIntakeTests(OwnTables tables) => _app = new(tables.Through(_wire));

    [Fact]
    public async Task A_new_deal_is_stored_with_its_revision_its_message_goes_out_and_no_marker_is_left()
    {
        var accepted = Assert.IsType<IntakeResult.Accepted>(await SubmitAsync(_deal));

        Assert.Equal(1, accepted.Deal.Revision);
        Assert.Equal((true, true, true, false), await LeftAsync());
    }

    [Fact]
    public async Task Without_a_marker_nothing_else_is_written()
    {
        _wire.Lose = r => IsMarkerWrite(r);

        await AssertStorageFaultAsync();

        Assert.Equal((false, false, false, false), await LeftAsync());
    }

    [Fact]
    public async Task When_the_deal_cannot_be_stored_only_the_marker_is_left()
    {
        _wire.Lose = IsTransaction;

        await AssertStorageFaultAsync();

        Assert.Equal((false, false, false, true), await LeftAsync());
    }

    [Fact]
    public async Task When_the_bus_is_down_the_deal_is_accepted_and_the_marker_is_left_for_the_sweeper()
    {
        _app.Bus.Fault = _ => RecordingBus.Down();

        Assert.IsType<IntakeResult.Accepted>(await SubmitAsync(_deal));

        Assert.Equal((true, true, false, true), await LeftAsync());
    }

    [Fact]
    public async Task When_the_marker_cannot_be_deleted_the_deal_is_accepted_all_the_same()
    {
        _wire.Lose = r => r.StartsWith("DELETE ", StringComparison.Ordinal);

        Assert.IsType<IntakeResult.Accepted>(await SubmitAsync(_deal));

        Assert.Equal((true, true, true, true), await LeftAsync());
    }

    [Fact]
    public async Task A_transaction_whose_answer_was_lost_is_accepted_once()
    {
        _wire.LoseAnswer = FaultyWire.Once(IsTransaction);

        var accepted = Assert.IsType<IntakeResult.Accepted>(await SubmitAsync(_deal));

        Assert.Equal(1, accepted.Deal.Revision);
        Assert.Equal(2, _wire.Requests.Count(IsTransaction));
        Assert.Equal((true, true, true, false), await LeftAsync());
    }

    [Fact]
    public async Task Eight_submissions_of_one_new_deal_at_once_are_one_revision_and_one_message()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SubmitAsync(_deal))));

        Assert.Single(results.OfType<IntakeResult.Accepted>());
        Assert.Equal(7, results.OfType<IntakeResult.AlreadyKnown>().Count());
        Assert.Equal(2, await _app.Deals.NextRevisionAsync(_deal.Id, CancellationToken.None));
        Assert.Single(_app.Bus.Arrived);
    }

    [Fact]
    public async Task Eight_sources_of_one_deal_at_once_all_end_in_the_record()
    {
        string[] publishers = [.. Enumerable.Range(1, 8).Select(n => $"Paper {n}")];
        var deals = publishers.Select(p => Given.Deal(buyer: "Buyer of many papers", publisher: p)).ToList();

        await Task.WhenAll(deals.Select(d => Task.Run(() => SubmitAsync(d))));

        var stored = (await _app.Deals.FindAsync(deals[0].Id, CancellationToken.None))!.Deal;
        Assert.Equal(publishers, stored.Sources.Select(s => s.Publisher).Order(StringComparer.Ordinal));
        Assert.Equal(8, stored.Revision);
        Assert.Equal(8, _app.Bus.Arrived.Count);
    }

    [Fact]
    public async Task A_tombstone_in_the_way_is_stepped_over()
    {
        Assert.True(await _app.Deals.TryBarAsync(_deal.Id, 1, CancellationToken.None));

        var accepted = Assert.IsType<IntakeResult.Accepted>(await SubmitAsync(_deal));

        Assert.Equal(2, accepted.Deal.Revision);
        Assert.Equal(2, (await _app.Deals.FindAsync(_deal.Id, CancellationToken.None))!.Deal.Revision);
        Assert.Equal([Messages.DealChanged(_deal.Id, 2).MessageId], _app.Bus.Arrived.Select(p => p.Id));
    }

    [Fact]
    public async Task What_is_known_already_writes_and_sends_nothing()
    {
        await SubmitAsync(_deal);
        _wire.Requests.Clear();
        _app.Bus.Forget();

        Assert.IsType<IntakeResult.AlreadyKnown>(await SubmitAsync(_deal));

        Assert.NotEmpty(_wire.Requests);
        Assert.Empty(_wire.Writes);
        Assert.Empty(_app.Bus.Asked);
    }

    [Fact]
    public async Task What_a_lesser_source_says_otherwise_is_kept_beside_the_record()
    {
        var known = Given.Deal(buyer: "Contradicted", publisher: "A paper");
        await SubmitAsync(known);

        var merged = Assert.IsType<IntakeResult.Merged>(await SubmitAsync(Given.Deal(buyer: "Contradicted", bindingness: "rumour")));

        Assert.Equal(known.Bindingness, merged.Deal.Bindingness);
        Assert.Equal(("/bindingness", "rumour"), Assert.Single(merged.Deal.AlsoReported.Select(a => (a.Field, a.Value))));
    }

    [Fact]
    public async Task A_new_source_is_the_next_revision_with_a_message_of_its_own()
    {
        await SubmitAsync(Given.Deal(buyer: "Merged Buyer"));

        var merged = Assert.IsType<IntakeResult.Merged>(await SubmitAsync(Given.Deal(buyer: "Merged Buyer", publisher: "A paper")));

        Assert.Equal(2, merged.Deal.Revision);
        Assert.Equal(Given.Json(merged.Deal), Given.Json((await _app.Deals.FindAsync(merged.Deal.Id, CancellationToken.None))?.Deal));
        Assert.Equal([Messages.DealChanged(merged.Deal.Id, 1).MessageId, Messages.DealChanged(merged.Deal.Id, 2).MessageId], _app.Bus.Arrived.Select(p => p.Id));
    }

    private static bool IsMarkerWrite(string request) => request.Contains("outbox", StringComparison.Ordinal) && !request.StartsWith("GET ", StringComparison.Ordinal);

    private static bool IsTransaction(string request) => request.EndsWith("$batch", StringComparison.Ordinal);

    private Task<IntakeResult> SubmitAsync(Deal deal) => _app.SubmitAsync(deal);

    private async Task AssertStorageFaultAsync()
    {
        var fault = await Assert.ThrowsAsync<AggregateException>(() => SubmitAsync(_deal));
        Assert.All(fault.InnerExceptions, e => Assert.IsType<RequestFailedException>(e));
    }

    private async Task<(bool Deal, bool Revision, bool Message, bool Marker)> LeftAsync()
    {
        _wire.Lose = _ => false;
        var owed = await _app.Outbox.OverdueAsync(TimeSpan.Zero, CancellationToken.None);
        return (
            await _app.Deals.FindAsync(_deal.Id, CancellationToken.None) is not null,
            await _app.Deals.HasRevisionAsync(_deal.Id, 1, CancellationToken.None),
            _app.Bus.On(Entities.Deals).Any(p => p.Id == Messages.DealChanged(_deal.Id, 1).MessageId),
            owed.Any(m => m.DealId == _deal.Id && m.Revision == 1));
    }
}
