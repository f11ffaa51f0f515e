using AiInfra.Functions.Hosting;
using AiInfra.LocalHost.Hosting;
using NCrontab;

namespace AiInfra.Functions.Tests.Deployment;

public sealed class CostTests
{
    /// <summary>What timers cost is most of what the app costs when nothing happens: whoever adds one sees it here.</summary>
    [Fact]
    public async Task The_README_counts_the_runs_of_all_timers()
    {
        var day = new DateTime(2026, 11, 26, 0, 0, 0, DateTimeKind.Utc);
        var seconds = new CrontabSchedule.ParseOptions { IncludingSeconds = true };
        var runs = FunctionCatalog.From(typeof(AiInfraServices).Assembly).Timers.Sum(timer => CrontabSchedule.Parse(timer.Schedule, seconds).GetNextOccurrences(day.AddSeconds(-1), day.AddDays(1)).Count());
        Assert.Contains($" {runs} timer runs a day", await File.ReadAllTextAsync(Bicep.InRepository("infra/README.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
