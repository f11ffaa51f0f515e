using System.Text.RegularExpressions;
using NCrontab;

namespace AiInfra.LocalHost.Hosting.Timers;

/// <summary>When a timer function runs: NCRONTAB of six fields, seconds first, in UTC.</summary>
internal sealed partial class CronSchedule
{
    private readonly CrontabSchedule _schedule;

    private CronSchedule(CrontabSchedule schedule) => _schedule = schedule;

    /// <exception cref="FunctionRefusedException">No such setting, or not a schedule.</exception>
    public static CronSchedule Of(FunctionDescriptor.Timer function, IConfiguration configuration)
    {
        var text = Setting().Replace(function.Schedule, match =>
            configuration[match.Groups[1].Value] ?? throw new FunctionRefusedException(function.Name, $"takes its schedule from the setting '{match.Groups[1].Value}', which is not there."));
        var schedule = CrontabSchedule.TryParse(text, new() { IncludingSeconds = true });
        return new(schedule ?? throw new FunctionRefusedException(function.Name, $"has the schedule '{text}', which is not NCRONTAB of six fields."));
    }

    public DateTimeOffset Next(DateTimeOffset after) => new(_schedule.GetNextOccurrence(after.UtcDateTime), TimeSpan.Zero);

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Setting();
}
