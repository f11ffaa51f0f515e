using System.Diagnostics;

namespace AiInfra.Functions.Tests.LocalHost;

/// <summary>Waits on a condition with a deadline.</summary>
internal static class Eventually
{
    public static async Task IsTrue(Func<bool> condition, string what, int seconds = 20) => await IsTrueAsync(() => Task.FromResult(condition()), what, seconds);

    public static async Task IsTrueAsync(Func<Task<bool>> condition, string what, int seconds = 20)
    {
        var waited = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(seconds), $"After {seconds} s still not: {what}");
            await tick.WaitForNextTickAsync();
        }
    }
}
