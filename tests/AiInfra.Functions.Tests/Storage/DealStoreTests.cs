using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Functions.Storage;
using Azure;

namespace AiInfra.Functions.Tests.Storage;

public sealed class DealStoreTests(OwnTables tables) : IClassFixture<OwnTables>
{
    private readonly Deal _deal = Given.Deal();

    private DealStore Deals => new(tables.Tables);

    [Fact]
    public async Task A_deal_comes_back_as_it_was_stored()
    {
        Assert.True(await StoreAsync(Deals, _deal, null));

        Assert.Equal(Given.Json(_deal), Given.Json((await FindAsync()).Deal));
        Assert.True(await Deals.HasRevisionAsync(_deal.Id, 1, CancellationToken.None));
        Assert.False(await Deals.HasRevisionAsync(_deal.Id, 2, CancellationToken.None));
    }

    [Fact]
    public async Task A_new_deal_is_not_stored_over_a_known_one()
    {
        Assert.True(await StoreAsync(Deals, _deal, null));

        Assert.False(await StoreAsync(Deals, _deal with { Title = "Another" }, null));

        Assert.Equal(_deal.Title, (await FindAsync()).Deal.Title);
    }

    [Fact]
    public async Task A_state_made_from_one_that_changed_meanwhile_is_not_stored()
    {
        await StoreAsync(Deals, _deal, null);
        var read = await FindAsync();
        Assert.True(await StoreAsync(Deals, _deal with { Revision = 2, Title = "First" }, read.ETag));

        Assert.False(await StoreAsync(Deals, _deal with { Revision = 3, Title = "Second" }, read.ETag));

        Assert.Equal("First", (await FindAsync()).Deal.Title);
        Assert.False(await Deals.HasRevisionAsync(_deal.Id, 3, CancellationToken.None));
    }

    [Fact]
    public async Task A_first_state_whose_answer_was_lost_is_stored_and_no_conflict()
    {
        var wire = new FaultyWire { LoseAnswer = FaultyWire.Once(IsTransaction) };

        Assert.True(await StoreAsync(new(tables.Through(wire)), _deal, null));

        Assert.Equal(2, wire.Requests.Count(IsTransaction));
    }

    [Fact]
    public async Task A_next_state_whose_answer_was_lost_is_stored_and_no_conflict()
    {
        await StoreAsync(Deals, _deal, null);
        var wire = new FaultyWire { LoseAnswer = FaultyWire.Once(IsTransaction) };

        Assert.True(await StoreAsync(new(tables.Through(wire)), _deal with { Revision = 2, Title = "Next" }, (await FindAsync()).ETag));

        Assert.Equal("Next", (await FindAsync()).Deal.Title);
    }

    [Fact]
    public async Task A_lost_answer_to_a_transaction_that_failed_stays_a_conflict()
    {
        await StoreAsync(Deals, _deal, null);
        var wire = new FaultyWire { LoseAnswer = FaultyWire.Once(IsTransaction) };

        Assert.False(await StoreAsync(new(tables.Through(wire)), _deal with { Title = "Another" }, null));

        Assert.Equal(_deal.Title, (await FindAsync()).Deal.Title);
    }

    [Fact]
    public async Task A_barred_revision_is_none_and_its_transaction_fails()
    {
        Assert.True(await Deals.TryBarAsync(_deal.Id, 1, CancellationToken.None));

        Assert.False(await Deals.HasRevisionAsync(_deal.Id, 1, CancellationToken.None));
        Assert.False(await StoreAsync(Deals, _deal, null));
        Assert.Null(await Deals.FindAsync(_deal.Id, CancellationToken.None));
        Assert.Equal(2, await Deals.NextRevisionAsync(_deal.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Barring_twice_is_barring_once_and_a_stored_revision_cannot_be_barred()
    {
        await StoreAsync(Deals, _deal, null);

        Assert.False(await Deals.TryBarAsync(_deal.Id, 1, CancellationToken.None));
        Assert.True(await Deals.TryBarAsync(_deal.Id, 2, CancellationToken.None));
        Assert.True(await Deals.TryBarAsync(_deal.Id, 2, CancellationToken.None));
        Assert.True(await Deals.HasRevisionAsync(_deal.Id, 1, CancellationToken.None));
    }

    private static bool IsTransaction(string request) => request.EndsWith("$batch", StringComparison.Ordinal);

    private static Task<bool> StoreAsync(DealStore store, Deal deal, ETag? current) => store.TryStoreAsync(DealRecord.Of(deal), current, "test", "told", CancellationToken.None);

    private async Task<StoredDeal> FindAsync() => (await Deals.FindAsync(_deal.Id, CancellationToken.None))!;
}
