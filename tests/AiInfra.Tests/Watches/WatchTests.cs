using AiInfra.Watches;

namespace AiInfra.Tests.Watches;

public sealed class WatchTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Watch New = new("w1", new("https://example.org/feed"), Now);

    [Fact]
    public void A_new_watch_is_due_at_once_and_a_claimed_or_disabled_one_is_not()
    {
        Assert.True(New.IsDue(Now));
        Assert.False(New.Claimed(Now).IsDue(Now));
        Assert.False((New with { Enabled = false }).IsDue(Now.AddYears(1)));
        Assert.True(New.Claimed(Now).IsDue(Now + Watch.Every));
    }

    [Fact]
    public void The_wait_doubles_with_each_failure_up_to_a_day_and_an_answer_ends_it()
    {
        var watch = New;
        List<double> minutes = [];
        for (var i = 0; i < 40; i++)
        {
            watch = watch.Failed(Now, "no answer");
            minutes.Add((watch.DueAt - Now).TotalMinutes);
        }

        Assert.Equal([15, 30, 60, 120, 240, 480, 960, 1440, 1440], minutes.Take(9));
        Assert.Equal(1440, minutes[^1]);
        Assert.Equal((0, Now + Watch.Every), (watch.Answered(Now, "nothing new").Failures, watch.Answered(Now, "nothing new").DueAt));
    }

    [Theory]
    [InlineData(-5, 15)]
    [InlineData(10, 15)]
    [InlineData(90, 90)]
    [InlineData(60 * 24 * 400, 60 * 24 * 7)]
    public void What_the_source_asks_for_counts_where_it_is_longer_and_at_most_a_week(int asked, int minutes) =>
        Assert.Equal(Now.AddMinutes(minutes), New.Failed(Now, "503", TimeSpan.FromMinutes(asked)).DueAt);

    [Fact]
    public void A_source_that_is_gone_is_not_asked_again() => Assert.False(New.Gone(Now).IsDue(Now.AddYears(1)));

    [Fact]
    public void Of_the_entries_that_were_read_the_latest_are_remembered()
    {
        var many = Enumerable.Range(0, Watch.MaxSeen).Select(i => $"{i:D4}").ToList();
        var watch = New.With(many, 3).With(["0000", "new"], 1);

        Assert.Equal(Watch.MaxSeen, watch.Seen.Length);
        Assert.DoesNotContain("0001", watch.Seen);
        Assert.Equal(["0000", "new"], watch.Seen.TakeLast(2));
        Assert.Equal((Watch.MaxSeen + 2, 4), (watch.Entries, watch.Proposals));
    }
}
