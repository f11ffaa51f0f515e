using AiInfra.Functions.Storage;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Storage;

public sealed class DeliveryLedgerTests(OwnTables tables) : IClassFixture<OwnTables>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private readonly AppParts _app = new(tables.Tables);
    private readonly string _event = Given.NewId("event");

    [Fact]
    public async Task Of_many_who_claim_a_delivery_at_once_one_gets_it_and_the_others_learn_until_when()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ClaimAsync())));

        Assert.Single(claims.OfType<Claim.Taken>());
        Assert.All(claims.OfType<Claim.Held>(), held => Assert.Equal(Given.Now + Lease, held.Until));
        Assert.Equal(7, claims.OfType<Claim.Held>().Count());
    }

    [Fact]
    public async Task Of_many_who_take_over_an_expired_lease_one_gets_it()
    {
        await ClaimAsync();
        _app.Clock.Advance(Lease);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ClaimAsync())));

        Assert.Single(claims.OfType<Claim.Taken>());
    }

    [Fact]
    public async Task A_lease_holds_until_its_last_tick()
    {
        await ClaimAsync();
        _app.Clock.Advance(Lease - TimeSpan.FromTicks(1));
        Assert.IsType<Claim.Held>(await ClaimAsync());

        _app.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.IsType<Claim.Taken>(await ClaimAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_claim_whose_answer_was_lost_is_ours_and_not_held(bool expiredBefore)
    {
        if (expiredBefore) await ClaimAsync();
        _app.Clock.Advance(Lease);
        var wire = new FaultyWire { LoseAnswer = FaultyWire.Once(r => !r.StartsWith("GET ", StringComparison.Ordinal)) };
        var ledger = new DeliveryLedger(tables.Through(wire), _app.DeliveryLists, _app.Clock);

        var taken = Assert.IsType<Claim.Taken>(await ClaimAsync(ledger)).Delivery;

        Assert.Equal(2, wire.Writes.Count());
        await ledger.RecordAsync(taken with { State = DeliveryState.Failed, LeaseUntil = null }, CancellationToken.None);
        Assert.IsType<Claim.Settled>(await ClaimAsync());
    }

    [Theory]
    [InlineData(DeliveryState.Sent)]
    [InlineData(DeliveryState.Failed)]
    public async Task What_is_settled_is_not_claimed_again_however_late(DeliveryState state)
    {
        await RecordAsync(state);
        _app.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(state, Assert.IsType<Claim.Settled>(await ClaimAsync()).Delivery.State);
    }

    [Fact]
    public async Task What_waits_for_its_next_attempt_can_be_claimed_and_keeps_count()
    {
        await RecordAsync(DeliveryState.Retrying);

        Assert.Equal(1, Assert.IsType<Claim.Taken>(await ClaimAsync()).Delivery.Attempts);
    }

    [Fact]
    public async Task Every_column_comes_back()
    {
        var taken = Assert.IsType<Claim.Taken>(await ClaimAsync()).Delivery;
        var sent = taken.Tried(new(Given.Now, "failed", 12.5, "busy")) with { State = DeliveryState.Sent, Attempts = 2, LeaseUntil = null, SentAt = Given.Now.AddTicks(1_234_567), Latency = TimeSpan.FromMilliseconds(1234.5), Detail = "250 ok", CarriedBy = "dlv_2", HeldUntil = Given.Now, Replays = 3, AttemptsBefore = 1 };
        await _app.Ledger.RecordAsync(sent, CancellationToken.None);

        var back = Assert.Single(await _app.Ledger.OfAsync(_event, "s-1", CancellationToken.None));

        Assert.Equal(sent with { ETag = back.ETag, Log = back.Log }, back);
        Assert.Equal(sent.Log, back.Log);
    }

    [Fact]
    public async Task A_line_that_was_written_before_a_crash_goes_with_the_end_of_its_delivery()
    {
        var broken = Assert.IsType<Claim.Taken>(await ClaimAsync()).Delivery;
        await _app.DeliveryLists.OpenAsync(DeliveryLedger.DueOf(broken), CancellationToken.None);
        Assert.Contains(await OpenAsync(), line => line.Due.DeliveryId == broken.Id);
        _app.Clock.Advance(Lease);

        await RecordAsync(DeliveryState.Sent);

        Assert.DoesNotContain(await OpenAsync(), line => line.Due.DeliveryId == broken.Id);
    }

    private Task<IReadOnlyList<DeliveryLine>> OpenAsync() => _app.DeliveryLists.OpenAfterAsync(null, 100, CancellationToken.None);

    private Task<Claim> ClaimAsync(DeliveryLedger? ledger = null) => (ledger ?? _app.Ledger).ClaimAsync(new(_event, "s-1", ChannelType.Teams, "dlv-" + _event, Given.Now), Lease, mayBeNew: false, CancellationToken.None);

    private async Task RecordAsync(DeliveryState state)
    {
        var taken = Assert.IsType<Claim.Taken>(await ClaimAsync()).Delivery;
        await _app.Ledger.RecordAsync(taken with { State = state, Attempts = 1, LeaseUntil = null }, CancellationToken.None);
    }
}
