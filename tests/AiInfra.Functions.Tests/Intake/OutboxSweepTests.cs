using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Messaging;
using AiInfra.Functions.Tests.Storage;

namespace AiInfra.Functions.Tests.Intake;

/// <summary>The sweeper reads the whole outbox, so each test has one of its own.</summary>
public sealed class OutboxSweepTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly OwnTables _tables = new(azurite);
    private readonly Deal _deal = Given.Deal();
    private AppParts _app = null!;

    public async ValueTask InitializeAsync()
    {
        await _tables.InitializeAsync();
        _app = new(_tables.Tables);
    }

    public ValueTask DisposeAsync() => _tables.DisposeAsync();

    [Fact]
    public async Task A_young_marker_belongs_to_a_request_under_way_and_is_left_alone()
    {
        await OweAsync(stored: true);
        _app.Clock.Advance(OutboxSweep.Age - TimeSpan.FromMilliseconds(1));

        await _app.SweepAsync();

        Assert.Empty(_app.Bus.Asked);
        Assert.Equal(1, await OwedAsync());
    }

    [Fact]
    public async Task An_old_marker_with_its_revision_is_sent_and_deleted()
    {
        await OweAsync(stored: true);
        _app.Clock.Advance(OutboxSweep.Age);

        await _app.SweepAsync();

        Assert.Equal([(Entities.Deals, Messages.DealChanged(_deal.Id, 1).MessageId)], _app.Bus.Asked.Select(p => (p.Entity, p.Id)));
        Assert.Equal(0, await OwedAsync());
    }

    [Fact]
    public async Task An_old_marker_without_its_revision_is_given_up_and_a_late_transaction_fails_and_its_caller_succeeds_anew()
    {
        await OweAsync(stored: false);
        _app.Clock.Advance(OutboxSweep.Age);

        await _app.SweepAsync();

        Assert.Empty(_app.Bus.Asked);
        Assert.Equal(0, await OwedAsync());
        Assert.False(await _app.Deals.TryStoreAsync(DealRecord.Of(_deal), current: null, "test", "told", CancellationToken.None));
        Assert.Null(await _app.Deals.FindAsync(_deal.Id, CancellationToken.None));

        var anew = Assert.IsType<IntakeResult.Accepted>(await _app.SubmitAsync(_deal));
        Assert.Equal(2, anew.Deal.Revision);

        // The marker of the barred first try is left; another sweep deletes it and sends nothing.
        _app.Clock.Advance(OutboxSweep.Age);
        await _app.SweepAsync();
        Assert.Equal([Messages.DealChanged(_deal.Id, 2).MessageId], _app.Bus.Asked.Select(p => p.Id));
        Assert.Equal(0, await OwedAsync());
    }

    [Fact]
    public async Task Sweeping_again_changes_nothing()
    {
        await OweAsync(stored: true);
        await _app.Outbox.WriteAsync(_deal.Id, 2, CancellationToken.None);
        _app.Clock.Advance(OutboxSweep.Age);

        for (var sweep = 0; sweep < 3; sweep++) await _app.SweepAsync();

        Assert.Single(_app.Bus.Asked);
        Assert.Equal(0, await OwedAsync());
        Assert.Equal(Given.Json(_deal), Given.Json((await _app.Deals.FindAsync(_deal.Id, CancellationToken.None))?.Deal));
    }

    [Fact]
    public async Task Two_sweepers_at_once_send_one_message()
    {
        await OweAsync(stored: true);
        _app.Clock.Advance(OutboxSweep.Age);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(_app.SweepAsync)));

        Assert.Single(_app.Bus.Arrived);
        Assert.Equal(0, await OwedAsync());
    }

    [Fact]
    public async Task A_marker_stays_while_the_bus_is_down_and_goes_when_it_is_back()
    {
        await OweAsync(stored: true);
        _app.Clock.Advance(OutboxSweep.Age);
        _app.Bus.Fault = _ => RecordingBus.Down();

        await _app.SweepAsync();
        Assert.Equal(1, await OwedAsync());

        _app.Bus.Fault = _ => null;
        await _app.SweepAsync();
        Assert.Single(_app.Bus.Asked);
        Assert.Equal(0, await OwedAsync());
    }

    [Fact]
    public async Task What_a_crash_left_before_the_send_goes_out_at_the_next_sweep()
    {
        _app.Bus.Fault = _ => RecordingBus.Down();
        await _app.SubmitAsync(_deal);
        _app.Bus.Fault = _ => null;
        _app.Clock.Advance(OutboxSweep.Age);

        await _app.SweepAsync();

        Assert.Equal([Messages.DealChanged(_deal.Id, 1).MessageId], _app.Bus.Asked.Select(p => p.Id));
        Assert.Equal(0, await OwedAsync());
    }

    private async Task OweAsync(bool stored)
    {
        await _app.Outbox.WriteAsync(_deal.Id, 1, CancellationToken.None);
        if (stored) Assert.True(await _app.Deals.TryStoreAsync(DealRecord.Of(_deal), current: null, "test", "told", CancellationToken.None));
    }

    private async Task<int> OwedAsync() => (await _app.Outbox.OverdueAsync(TimeSpan.Zero, CancellationToken.None)).Count;
}
