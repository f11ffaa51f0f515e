using Microsoft.Azure.Functions.Worker;

namespace AiInfra.LocalHost.Hosting.Timers;

/// <summary>Runs the timer functions, each one occurrence at a time. What falls due while it runs is skipped; what fails is logged and the schedule goes on.</summary>
internal sealed partial class TimerLoops(FunctionCatalog catalog, IConfiguration configuration, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TimerLoops> logger) : BackgroundService
{
    // A timer cannot wait for longer than 49 days, and a clock that was set should be noticed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    // Past due: the wait ended this late, because the machine slept or was overloaded.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    // Read here, so that a wrong schedule stops the start and not the first occurrence.
    private readonly (FunctionDescriptor.Timer Function, CronSchedule Schedule)[] _timers = [.. catalog.Timers.Select(t => (t, CronSchedule.Of(t, configuration)))];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_timers.Select(t => LoopAsync(t.Function, t.Schedule, stoppingToken)));

    private async Task LoopAsync(FunctionDescriptor.Timer function, CronSchedule schedule, CancellationToken stopping)
    {
        var call = new FunctionCall(function.Method);
        DateTimeOffset last = default;
        if (function.RunOnStartup) last = await RunAsync(function, call, Info(last, schedule, isPastDue: false), stopping);
        while (!stopping.IsCancellationRequested)
        {
            var due = schedule.Next(clock.GetUtcNow());
            if (!await WaitUntilAsync(due, stopping)) return;
            last = await RunAsync(function, call, Info(last, schedule, clock.GetUtcNow() - due > Late), stopping);
        }
    }

    private async Task<bool> WaitUntilAsync(DateTimeOffset due, CancellationToken stopping)
    {
        while (due - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero)
        {
            // Whole milliseconds, rounded up: a wait that ends early would find the same occurrence again.
            var milliseconds = Math.Ceiling(Math.Min(wait.TotalMilliseconds, LongestWait.TotalMilliseconds));
            await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested) return false;
        }

        return true;
    }

    private async Task<DateTimeOffset> RunAsync(FunctionDescriptor.Timer function, FunctionCall call, TimerInfo info, CancellationToken stopping)
    {
        var started = clock.GetUtcNow();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await call.RunAsync(scope.ServiceProvider, parameter => parameter.ParameterType == typeof(CancellationToken) ? stopping : info);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            Failed(function.Name, e);
        }
        catch (Exception e)
        {
            Interrupted(function.Name, e);
        }

        return started;
    }

    private TimerInfo Info(DateTimeOffset last, CronSchedule schedule, bool isPastDue)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            ScheduleStatus = new() { Last = last.UtcDateTime, Next = schedule.Next(now).UtcDateTime, LastUpdated = last.UtcDateTime },
            IsPastDue = isPastDue,
        };
    }

    [LoggerMessage(LogLevel.Error, "Timer function {Function} failed; it runs again on its schedule")]
    private partial void Failed(string function, Exception exception);

    [LoggerMessage(LogLevel.Information, "Timer function {Function} was interrupted by the stop")]
    private partial void Interrupted(string function, Exception exception);
}
