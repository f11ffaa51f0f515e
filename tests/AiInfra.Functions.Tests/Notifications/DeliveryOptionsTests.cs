using AiInfra.Functions.Notifications;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;
using CsCheck;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Tests.Notifications;

public sealed class DeliveryOptionsTests
{
    [Fact]
    public void Machines_are_tried_for_three_days_and_people_for_less_than_an_hour()
    {
        Assert.Equal([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400], Waits(ChannelType.Webhook).Select(w => w.TotalSeconds));
        Assert.Equal([5, 30, 120, 600, 1800], Waits(ChannelType.Email).Select(w => w.TotalSeconds));
    }

    [Fact]
    public void A_wait_is_longer_by_a_tenth_at_most_and_the_same_for_the_same_attempt() =>
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 20], Gen.Enum<ChannelType>(), Gen.Int[1, 5]).Sample((id, channel, attempt) =>
        {
            var tried = Tried(channel, attempt) with { Id = id };
            var (exact, wait) = ((DeliveryOptions.Default with { Jitter = 0 }).WaitAfter(tried)!.Value, DeliveryOptions.Default.WaitAfter(tried)!.Value);
            return wait >= exact && wait <= exact * 1.1 && wait == DeliveryOptions.Default.WaitAfter(tried);
        });

    [Fact]
    public void What_fails_together_comes_back_apart() =>
        Assert.InRange(Enumerable.Range(0, 100).Select(i => DeliveryOptions.Default.WaitAfter(Tried(ChannelType.Webhook, 2) with { Id = $"dlv_{i}" })).Distinct().Count(), 95, 100);

    [Fact]
    public void A_replay_begins_the_schedule_anew() =>
        Assert.Equal(TimeSpan.FromSeconds(5), (DeliveryOptions.Default with { Jitter = 0 }).WaitAfter(Tried(ChannelType.Webhook, 7) with { AttemptsBefore = 6 }));

    [Fact]
    public void Settings_replace_the_schedule_of_all_channels_or_of_one()
    {
        Assert.Equal([1, 2], Waits(ChannelType.Webhook, ("Delivery:RetrySeconds", "1,2")).Select(w => w.TotalSeconds));
        Assert.Equal([0.5], Waits(ChannelType.Webhook, ("Delivery:RetrySeconds", "1,2"), ("Delivery:WebhookRetrySeconds", "0.5")).Select(w => w.TotalSeconds));
        Assert.Equal(5, Waits(ChannelType.Teams, ("Delivery:WebhookRetrySeconds", "0.5")).Count);
        Assert.Equal(TimeSpan.FromDays(1), From(("Delivery:DisableAfterDays", "1")).DisableAfter);
    }

    [Theory]
    [InlineData("Delivery:RetrySeconds", "5,,6")]
    [InlineData("Delivery:TeamsRetrySeconds", "-1")]
    [InlineData("Delivery:LeaseSeconds", "soon")]
    public void A_setting_that_cannot_be_read_is_named(string setting, string value) =>
        Assert.Contains(setting, Assert.Throws<InvalidOperationException>(() => From((setting, value))).Message, StringComparison.Ordinal);

    private static List<TimeSpan> Waits(ChannelType channel, params (string, string)[] settings)
    {
        var options = From(settings) with { Jitter = 0 };
        return [.. Enumerable.Range(1, 20).Select(attempt => options.WaitAfter(Tried(channel, attempt))).TakeWhile(w => w is not null).Select(w => w!.Value)];
    }

    private static DeliveryOptions From(params (string Name, string Value)[] settings) =>
        DeliveryOptions.From(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build());

    private static Delivery Tried(ChannelType channel, int attempts) => new("e.00", "dlv_1", "s-1", channel, DeliveryState.Retrying, attempts, null, null, null, null, default);
}
