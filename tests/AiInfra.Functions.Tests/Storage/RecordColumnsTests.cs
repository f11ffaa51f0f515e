using AiInfra.Deals.Records;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using Azure.Data.Tables;

namespace AiInfra.Functions.Tests.Storage;

public sealed class RecordColumnsTests(OwnTables tables) : IClassFixture<OwnTables>
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(100_000, 2)]
    [InlineData(400_000, 6)]
    public async Task A_record_comes_back_from_as_many_columns_as_it_needs(int randomChars, int columns)
    {
        var deal = Given.Deal() with { Summary = RandomText(randomChars) };
        var row = new TableEntity(deal.Id, deal.Id).With(deal, DomainJson.Default.Deal);
        Assert.InRange(row.Keys.Count(k => k.StartsWith('r')), columns, columns + 1);
        Assert.All(row.Select(column => column.Value).OfType<byte[]>(), chunk => Assert.InRange(chunk.Length, 1, 64 * 1024));

        await tables.Tables.Deals.AddEntityAsync(row);
        var back = (await tables.Tables.Deals.FindAsync(deal.Id, deal.Id, CancellationToken.None))!;

        Assert.Equal(Given.Json(deal), Given.Json(back.Record(DomainJson.Default.Deal)));
    }

    [Fact]
    public async Task A_record_that_shrinks_leaves_no_chunk_of_the_larger_one_behind()
    {
        var deal = Given.Deal() with { Summary = RandomText(200_000) };
        var store = new DealStore(tables.Tables);
        await store.TryStoreAsync(DealRecord.Of(deal), null, "test", "told", CancellationToken.None);
        var large = (await store.FindAsync(deal.Id, CancellationToken.None))!;

        Assert.True(await store.TryStoreAsync(DealRecord.Of(deal with { Revision = 2, Summary = "short" }), large.ETag, "test", "told", CancellationToken.None));

        Assert.Equal("short", (await store.FindAsync(deal.Id, CancellationToken.None))!.Deal.Summary);
    }

    [Fact]
    public void Every_length_around_a_chunk_comes_back_whole()
    {
        foreach (var length in new[] { 0, 1, 61_439, 61_440, 61_441, 122_880, 122_881 })
        {
            var bytes = new byte[length];
            new Random(length).NextBytes(bytes);
            Assert.Equal(bytes, new TableEntity("p", "r").With(bytes).RecordBytes());
        }
    }

    [Fact]
    public void A_row_without_a_record_is_refused() => Assert.ThrowsAny<Exception>(() => new TableEntity("p", "r").Record(DomainJson.Default.Deal));

    // Random letters hardly compress; the seed is fixed.
    private static string RandomText(int chars)
    {
        var random = new Random(7);
        return new([.. Enumerable.Range(0, chars).Select(_ => (char)random.Next('0', 'z'))]);
    }
}
