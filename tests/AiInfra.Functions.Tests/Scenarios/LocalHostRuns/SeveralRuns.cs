using AiInfra.Functions.Tests.LocalHost;

namespace AiInfra.Functions.Tests.Scenarios.LocalHostRuns;

/// <summary>Two systems side by side, and one system in two processes.</summary>
public sealed class SeveralRuns
{
    [Fact]
    public async Task Two_systems_side_by_side_know_nothing_of_each_other()
    {
        await using LocalPlace one = new(), other = new();
        await Task.WhenAll(one.StartAsync(), other.StartAsync());

        var id = await one.SubmitAsync("Lonely Buyer");
        await Eventually.IsTrueAsync(async () => (await one.FeedAsync()).Length == 1, "the alert stands in its own feed");

        Assert.True(await one.HasDealAsync(id));
        Assert.False(await other.HasDealAsync(id));
        Assert.Empty(await other.FeedAsync());
    }

    [Theory]
    [InlineData("http", "queues")]
    [InlineData("queues", "http")]
    public async Task Halves_start_in_any_order_and_each_outlives_the_end_of_the_other(string first, string second)
    {
        await using var place = new LocalPlace();
        var starter = await place.StartAsync("--only", first);
        var joined = await place.StartAsync("--only", second);
        var known = await place.SubmitAsync("Split Buyer");
        await Eventually.IsTrueAsync(async () => (await place.FeedAsync()).Length == 1, "both halves work");

        await starter.StopAsync();
        var again = await place.StartAsync("--only", first);
        Assert.True(await place.HasDealAsync(known));
        await place.SubmitAsync("Buyer after the restart of one half");
        await Eventually.IsTrueAsync(async () => (await place.FeedAsync()).Length == 2, "both halves work again");

        Assert.False(joined.Exited.IsCompleted, string.Join('\n', joined.Output));
        Assert.Contains(again.Output, l => l.StartsWith("Joined Azurite that already runs", StringComparison.Ordinal));
    }
}
