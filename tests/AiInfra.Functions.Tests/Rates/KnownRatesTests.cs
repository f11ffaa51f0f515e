using AiInfra.Functions.Rates;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rates;
using Azure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AiInfra.Functions.Tests.Rates;

public sealed class KnownRatesTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2010, 5, 3);

    private readonly OwnTables _tables = new(azurite);
    private readonly FakeTimeProvider _clock = new(Given.Now);
    private readonly FaultyWire _wire = new();
    private KnownRates _known = null!;

    public async ValueTask InitializeAsync()
    {
        await _tables.InitializeAsync();
        _known = new(new(_tables.Through(_wire)), _clock, NullLogger<KnownRates>.Instance);
    }

    public ValueTask DisposeAsync() => _tables.DisposeAsync();

    [Fact]
    public async Task Without_anything_stored_they_are_the_embedded_ones() => Assert.Equal(ExchangeRates.Embedded, await _known.GetAsync());

    [Fact]
    public async Task What_is_saved_is_known_within_a_minute_and_read_once_a_minute_by_one_small_query()
    {
        Assert.Null((await _known.GetAsync()).UsdFor("EUR", Day));
        await SaveAsync("1.3238");
        for (var i = 0; i < 5; i++) await _known.GetAsync();
        Assert.Single(_wire.Requests);

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1.3238m, (await _known.GetAsync()).UsdFor("EUR", Day)!.UsdPerUnit);
        Assert.Equal(ExchangeRates.Embedded.UsdFor("EUR", new(2026, 9, 29)), (await _known.GetAsync()).UsdFor("EUR", new(2026, 9, 29)));
        Assert.Equal(3, _wire.Requests.Count);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await _known.GetAsync();
        Assert.Equal(4, _wire.Requests.Count);
    }

    [Fact]
    public async Task While_storage_does_not_answer_those_read_last_count()
    {
        await SaveAsync("1.3238");
        await _known.GetAsync();
        _wire.Lose = _ => true;
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1.3238m, (await _known.GetAsync()).UsdFor("EUR", Day)!.UsdPerUnit);

        _wire.Lose = _ => false;
        await SaveAsync("1.33");
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1.33m, (await _known.GetAsync()).UsdFor("EUR", Day)!.UsdPerUnit);
    }

    [Fact]
    public async Task When_nothing_was_ever_read_it_is_a_fault_and_asked_again_at_once()
    {
        _wire.Lose = _ => true;
        // The client reports every try of its own.
        var fault = await Assert.ThrowsAnyAsync<Exception>(_known.GetAsync);
        Assert.All(fault is AggregateException all ? all.InnerExceptions : [fault], e => Assert.IsType<RequestFailedException>(e));

        _wire.Lose = _ => false;
        Assert.Equal(ExchangeRates.Embedded, await _known.GetAsync());
    }

    [Fact]
    public async Task A_whole_history_comes_back_as_it_was_saved_and_saving_it_again_writes_nothing()
    {
        var store = new RatesStore(_tables.Through(_wire));
        Assert.True(await store.SaveAsync(ExchangeRates.Embedded, CancellationToken.None) > 1);
        var writes = _wire.Writes.Count();

        Assert.Equal(0, await store.SaveAsync(ExchangeRates.Embedded, CancellationToken.None));
        Assert.Equal(0, await store.SaveAsync(ExchangeRates.Embedded.In(2025), CancellationToken.None));
        Assert.Equal(writes, _wire.Writes.Count());
        Assert.Equal(ExchangeRates.Embedded, (await store.ReadAsync(StoredRates.None, CancellationToken.None)).Rates);
    }

    [Fact]
    public async Task Different_days_saved_at_once_are_all_kept()
    {
        var store = new RatesStore(_tables.Tables);
        await Parallel.ForEachAsync(Enumerable.Range(1, 8), async (day, token) => await store.SaveAsync(Read($"Date,USD,\n2010-05-0{day},1.3,\n"), token));
        Assert.Equal(8, (await store.ReadAsync(StoredRates.None, CancellationToken.None)).Rates.Dates.Count);
    }

    private static ExchangeRates Read(string csv) => Assert.IsType<EcbReading.Ok>(EcbHistory.Read(csv)).Rates;

    private Task SaveAsync(string rate) => new RatesStore(_tables.Tables).SaveAsync(Read($"Date,USD,\n2010-05-03,{rate},\n"), CancellationToken.None);
}
