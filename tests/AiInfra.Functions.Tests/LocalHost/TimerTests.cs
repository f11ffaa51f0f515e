using System.Collections.Concurrent;
using AiInfra.LocalHost.Hosting;
using AiInfra.LocalHost.Hosting.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AiInfra.Functions.Tests.LocalHost;

public sealed class TimerTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 30, TimeSpan.Zero);

    private readonly WaitedFor _clock = new(Start);
    private readonly Runs _runs = new();

    [Fact]
    public async Task A_timer_runs_when_its_schedule_says_and_is_told_when()
    {
        await using var timers = await StartAsync<EveryMinute>();
        await AdvanceUntilAsync(() => _runs.At.Count == 3);
        Assert.Equal([Start.AddSeconds(30), Start.AddSeconds(90), Start.AddSeconds(150)], _runs.At.Select(r => r.At));
        var last = _runs.At.Last().Info;
        Assert.Equal(Start.AddSeconds(90).UtcDateTime, last.ScheduleStatus!.Last);
        Assert.Equal(Start.AddSeconds(210).UtcDateTime, last.ScheduleStatus.Next);
        Assert.False(last.IsPastDue);
    }

    [Fact]
    public async Task A_timer_that_fails_runs_again_on_its_schedule()
    {
        _runs.Then = () => throw new InvalidOperationException("broken");
        await using var timers = await StartAsync<EveryMinute>();
        await AdvanceUntilAsync(() => _runs.At.Count == 2);
    }

    [Fact]
    public async Task What_falls_due_while_a_timer_runs_is_skipped()
    {
        var gate = new TaskCompletionSource();
        _runs.Then = () => gate.Task;
        await using var timers = await StartAsync<EveryMinute>();
        await AdvanceUntilAsync(() => _runs.At.Count == 1);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(_runs.At);
        gate.SetResult();
        var resumed = _clock.GetUtcNow();
        await AdvanceUntilAsync(() => _runs.At.Count == 2);
        Assert.True(_runs.At.Last().At > resumed);
    }

    [Fact]
    public async Task A_timer_may_run_at_start_and_take_its_schedule_from_a_setting()
    {
        await using var timers = await StartAsync<AtStart>(("Sweep", "0 0 * * * *"));
        await Eventually.IsTrue(() => _runs.At.Count == 1, "run at start");
        Assert.Equal(Start, _runs.At.Single().At);
        await AdvanceUntilAsync(() => _runs.At.Count == 2);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 4, 0, 0, TimeSpan.Zero), _runs.At.Last().At);
    }

    [Fact]
    public async Task A_wait_that_ends_late_is_past_due()
    {
        await using var timers = await StartAsync<EveryMinute>();
        await AdvanceUntilAsync(() => _runs.At.Count == 1);
        // The next wait must have begun, so that one jump passes it.
        await AdvanceUntilAsync(() => _runs.At.Count == 2);
        await AdvanceUntilAsync(() => _runs.At.Any(r => r.Info.IsPastDue), TimeSpan.FromSeconds(90));
    }

    [Fact]
    public void A_setting_that_is_not_there_is_refused_at_start() => Assert.Throws<FunctionRefusedException>(() => Loops<AtStart>());

    [Theory]
    [InlineData("* * * * *")]
    [InlineData("every minute")]
    [InlineData("00:05:00")]
    public void What_is_not_ncrontab_of_six_fields_is_refused_at_start(string schedule) => Assert.Throws<FunctionRefusedException>(() => Loops<AtStart>(("Sweep", schedule)));

    private async Task AdvanceUntilAsync(Func<bool> condition, TimeSpan? step = null) => await Eventually.IsTrue(
        () =>
        {
            if (condition()) return true;
            if (_clock.Waits) _clock.Advance(step ?? TimeSpan.FromSeconds(5));
            return false;
        },
        "the timer's run");

    private async Task<Stopper> StartAsync<T>(params (string Name, string Value)[] settings)
    {
        var loops = Loops<T>(settings);
        await loops.StartAsync(CancellationToken.None);
        return new(loops);
    }

    private TimerLoops Loops<T>(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();
        var services = new ServiceCollection().AddSingleton(_runs).AddSingleton<TimeProvider>(_clock).BuildServiceProvider();
        return new(FunctionCatalog.From([typeof(T)]), configuration, services.GetRequiredService<IServiceScopeFactory>(), _clock, NullLogger<TimerLoops>.Instance);
    }

    private sealed class Stopper(TimerLoops loops) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await loops.StopAsync(CancellationToken.None);
            loops.Dispose();
        }
    }

    /// <summary>Knows whether someone waits for it, so that it does not go on before the loop has begun its wait.</summary>
    private sealed class WaitedFor(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private int _timers;

        public bool Waits => Volatile.Read(ref _timers) > 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Counted(this, base.CreateTimer(callback, state, dueTime, period));
            Interlocked.Increment(ref _timers);
            return timer;
        }

        private sealed class Counted(WaitedFor clock, ITimer timer) : ITimer
        {
            private int _disposed;

            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

            public void Dispose()
            {
                timer.Dispose();
                if (Interlocked.Exchange(ref _disposed, 1) == 0) Interlocked.Decrement(ref clock._timers);
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }

    public sealed class Runs
    {
        public ConcurrentQueue<(DateTimeOffset At, TimerInfo Info)> At { get; } = new();

        public Func<Task> Then { get; set; } = () => Task.CompletedTask;
    }

    public sealed class EveryMinute(Runs runs, TimeProvider clock)
    {
        [Function("EveryMinute")]
        public Task Run([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
        {
            runs.At.Enqueue((clock.GetUtcNow(), timer));
            return runs.Then().WaitAsync(cancellationToken);
        }
    }

    public sealed class AtStart(Runs runs, TimeProvider clock)
    {
        [Function("AtStart")]
        public Task Run([TimerTrigger("%Sweep%", RunOnStartup = true)] TimerInfo timer)
        {
            runs.At.Enqueue((clock.GetUtcNow(), timer));
            return runs.Then();
        }
    }
}
