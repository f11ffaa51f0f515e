using AiInfra.Functions.Storage;
using CsCheck;

namespace AiInfra.Functions.Tests.Storage;

public sealed class KeyTests
{
    private static readonly Gen<DateTimeOffset> Times = Gen.Long[new DateTime(2020, 1, 1).Ticks, new DateTime(9999, 12, 31).Ticks].Select(t => new DateTimeOffset(t, TimeSpan.Zero));
    private static readonly Gen<string> SafeText = Gen.String[Gen.Char["abcxyz019-._"], 1, 60];

    [Fact]
    public void Newest_first_sorts_as_text_opposite_to_time_and_oldest_first_like_time() =>
        Gen.Select(Times, Times).Sample((a, b) =>
        {
            var order = Math.Sign(a.CompareTo(b));
            Assert.Equal(-order, Math.Sign(string.CompareOrdinal(TableKeys.NewestFirst(a, "id"), TableKeys.NewestFirst(b, "id"))));
            Assert.Equal(order, Math.Sign(string.CompareOrdinal(TableKeys.OldestFirst(a, "id"), TableKeys.OldestFirst(b, "id"))));
        });

    [Fact]
    public void A_key_of_time_and_id_does_not_depend_on_the_offset_and_is_safe() =>
        Gen.Select(Times.Where(t => t.Year is > 2020 and < 9999), Gen.Int[-14, 14]).Sample((at, hours) =>
        {
            var elsewhere = at.ToOffset(TimeSpan.FromHours(hours));
            Assert.Equal(TableKeys.NewestFirst(at, "deal-1"), TableKeys.NewestFirst(elsewhere, "deal-1"));
            Assert.Equal(TableKeys.Month(at), TableKeys.Month(elsewhere));
            Assert.True(TableKeys.IsSafe(TableKeys.NewestFirst(at, "deal-1")));
        });

    [Fact]
    public void A_cursor_reads_back_as_the_place_it_was_made_from() =>
        Gen.Select(Times, Gen.OneOf(SafeText, Gen.Const(""))).Sample((at, row) =>
        {
            var place = new MonthlyPlace(TableKeys.Month(at), row);
            Assert.True(MonthlyPlace.TryParse(place.ToCursor(), "", out var read));
            Assert.Equal(place, read);
        });

    [Fact]
    public void Whatever_is_read_as_a_cursor_is_a_month_and_safe_text() =>
        Gen.Select(Gen.OneOf(Gen.Const("2026-11_"), Gen.Const("2026-13_"), Gen.String), Gen.String[Gen.Char[' ', '\u0100'], 0, 20]).Sample((month, row) =>
        {
            if (!MonthlyPlace.TryParse(month + row, "", out var place)) return;
            Assert.Equal(month + row, place.ToCursor());
            Assert.True(DateOnly.TryParseExact(place.Month + "-01", "yyyy-MM-dd", out _));
            Assert.True(place.Row.Length == 0 || TableKeys.IsSafe(place.Row));
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-11")]
    [InlineData("2026-11-")]
    [InlineData("2026-13_")]
    [InlineData("2026-00_")]
    [InlineData("0000-01_")]
    [InlineData("26-11-1_x")]
    [InlineData(" 2026-1_x")]
    [InlineData("2026-11_x' or RowKey gt '")]
    [InlineData("2026-11_a/b")]
    [InlineData("2026-11_a\\b")]
    [InlineData("2026-11_a#b")]
    [InlineData("2026-11_a?b")]
    [InlineData("2026-11_A")]
    [InlineData("2026-11_é")]
    [InlineData("2026-11_a\n")]
    [InlineData("2026-11_a\u0000")]
    [InlineData("\u0662\u0660\u0662\u0666-11_a")]
    public void A_text_no_list_gave_out_is_no_cursor(string? cursor) => Assert.False(MonthlyPlace.TryParse(cursor, "", out _));

    [Fact]
    public void A_text_longer_than_a_key_is_no_cursor()
    {
        Assert.True(MonthlyPlace.TryParse("2026-11_" + new string('a', 400), "", out _));
        Assert.False(MonthlyPlace.TryParse("2026-11_" + new string('a', 401), "", out _));
    }

    [Fact]
    public void Shards_are_stable_within_their_number_and_all_used()
    {
        var shards = Enumerable.Range(0, 1000).Select(n => TableKeys.Shard($"s-{n}", TableKeys.SubscriptionShards("over-10b"))).ToList();

        Assert.Equal(["00", "01", "02", "03"], shards.Distinct().Order(StringComparer.Ordinal));
        Assert.All(shards.CountBy(s => s), s => Assert.InRange(s.Value, 150, 350));
        Assert.Equal(TableKeys.Shard("s-1", 16), TableKeys.Shard("s-1", 16));
    }

    [Fact]
    public void Revisions_sort_by_their_number_and_an_event_leads_to_its_deal()
    {
        Assert.Equal("d.rev-000009", TableKeys.Revision("d", 9));
        Assert.True(string.CompareOrdinal(TableKeys.Revision("d", 9), TableKeys.Revision("d", 10)) < 0);
        Assert.Equal("2026-11-a-b-20b-12345678", TableKeys.DealOf("2026-11-a-b-20b-12345678.000001.a1b2c3"));
        Assert.Equal("no-dot", TableKeys.DealOf("no-dot"));
    }
}
