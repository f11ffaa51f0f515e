using AiInfra.Functions.Notifications.Email;
using AiInfra.Functions.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace AiInfra.Functions.Tests.Notifications.Email;

public sealed class EmailPaceTests(OwnTables tables) : IClassFixture<OwnTables>
{
    private static int _days;

    /// <summary>A day of its own for each test: the permits of the app are one row a day.</summary>
    private readonly FakeTimeProvider _clock = new(Given.Now.AddDays(Interlocked.Increment(ref _days)));

    [Fact]
    public async Task Two_instances_together_send_as_many_a_minute_as_the_setting_says()
    {
        using var one = Pace(5);
        using var other = Pace(5);
        var waits = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => (i % 2 == 0 ? one : other).TakeAsync(CancellationToken.None))));
        Assert.Equal(5, waits.Count(wait => wait is null));
    }

    [Fact]
    public async Task What_is_sent_away_comes_back_in_the_next_minute()
    {
        using var pace = Pace(1);
        await pace.TakeAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(20));
        var wait = Assert.NotNull(await pace.TakeAsync(CancellationToken.None));
        Assert.InRange(wait, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(50));
        _clock.Advance(wait);
        Assert.Null(await pace.TakeAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Many_that_are_sent_away_come_back_over_as_many_minutes_as_they_need()
    {
        using var pace = Pace(2);
        for (var i = 0; i < 2; i++) await pace.TakeAsync(CancellationToken.None);
        List<int> minutes = [];
        for (var i = 0; i < 6; i++) minutes.Add((int)Assert.NotNull(await pace.TakeAsync(CancellationToken.None)).TotalMinutes);
        Assert.Equal([1, 1, 2, 2, 3, 3], minutes);
    }

    [Fact]
    public async Task Nobody_waits_for_much_longer_than_an_hour()
    {
        using var pace = Pace(1);
        TimeSpan? wait = null;
        for (var i = 0; i < 100; i++) wait = await pace.TakeAsync(CancellationToken.None);
        Assert.InRange(Assert.NotNull(wait), TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(61));
    }

    [Fact]
    public async Task Zero_is_no_limit()
    {
        using var pace = Pace(0);
        for (var i = 0; i < 100; i++) Assert.Null(await pace.TakeAsync(CancellationToken.None));
    }

    private EmailPace Pace(int perMinute) => new(new(tables.Tables), perMinute, _clock);
}
