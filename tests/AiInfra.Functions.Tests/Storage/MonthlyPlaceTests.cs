using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Tests.Storage;

public sealed class MonthlyPlaceTests
{
    [Theory]
    [InlineData("2026-11_", "f.")]
    [InlineData("2026-11_f.0123.2026-11-a-1b-00000000", "f.")]
    [InlineData("2026-11_0123.2026-11-a-1b-00000000", "")]
    public void A_cursor_that_was_given_out_is_read_back(string cursor, string prefix)
    {
        Assert.True(MonthlyPlace.TryParse(cursor, prefix, out var place));
        Assert.Equal(cursor, place.ToCursor());
    }

    [Theory]
    [InlineData("2026-11_c.0123")]
    [InlineData("2026-11_a")]
    [InlineData("2026-11_f")]
    [InlineData("2026-11_z")]
    [InlineData("2026-13_")]
    [InlineData("")]
    [InlineData(null)]
    public void A_cursor_into_other_rows_of_the_same_table_is_refused(string? cursor) => Assert.False(MonthlyPlace.TryParse(cursor, "f.", out _));
}
