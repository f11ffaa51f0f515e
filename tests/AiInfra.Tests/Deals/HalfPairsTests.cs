using System.Text.Json;
using AiInfra.Deals.Submissions;

namespace AiInfra.Tests.Deals;

public sealed class HalfPairsTests
{
    [Fact]
    public void Each_half_of_a_pair_is_refused_where_it_is() =>
        Assert.Equal(["#/patch/a~1b/1/~0", "#/patch/c"], Pointers("""{"a/b":["whole",{"~":"x\udc00"},[]],"b":{"d":1},"c":"\ud800"}""", "#/patch"));

    [Fact]
    public void A_name_with_half_of_a_pair_is_refused_at_the_object_that_has_it() => Assert.Equal(["#/a", "#/b"], Pointers("""{"a":{"\ud800":{"x":1}},"b":"\ud800"}"""));

    [Fact]
    public void A_long_name_over_many_items_is_not_copied_for_each()
    {
        var deal = JsonElement.Parse($$"""{"{{new string('x', 100_000)}}":[{{string.Join(',', Enumerable.Repeat("0", 10_000))}}]}""");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Empty(HalfPairs.In(deal, "#"));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Fact]
    public void Of_half_pairs_without_end_the_first_are_told() =>
        Assert.Equal(Enumerable.Range(0, HalfPairs.MaxErrors).Select(i => FormattableString.Invariant($"#/{i}")), Pointers($"[{Many(10_000)}]"));

    [Fact]
    public void Long_pointers_are_told_while_they_are_few() => Assert.Single(Pointers($$"""{"{{new string('x', 100_000)}}":[{{Many(1000)}}]}"""));

    private static string Many(int halves) => string.Join(',', Enumerable.Repeat("\"\\ud800\"", halves));

    private static IEnumerable<string> Pointers(string json, string pointer = "#") => HalfPairs.In(JsonElement.Parse(json), pointer).Select(e => e.Pointer);
}
