using System.Text;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Storage;

public sealed class SubscriberStoreTests(OwnTables tables) : IClassFixture<OwnTables>
{
    private readonly string _rule = Given.NewId("rule");

    private SubscriberStore Subscribers => new AppParts(tables.Tables).Subscribers;

    [Fact]
    public async Task A_subscriber_comes_back_with_every_secret_and_the_row_shows_none()
    {
        var subscriber = Given.Subscriber(_rule, new ChannelAddress(ChannelType.Webhook, "https://hooks.example.org/secret", "whsec_secret"), Given.Mailbox("analyst"));
        await Subscribers.PutAsync(subscriber, CancellationToken.None);

        var back = (await Subscribers.FindAsync(subscriber.Id, CancellationToken.None))!;

        Assert.Equal(subscriber.Channels, back.Channels);
        Assert.Equal((subscriber.Id, subscriber.CreatedAt), (back.Id, back.CreatedAt));
        var row = (await tables.Tables.Subscribers.FindAsync("subscribers", subscriber.Id, CancellationToken.None))!;
        var text = string.Concat(row.Select(column => column.Value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : column.Value.ToString()));
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("analyst", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Followers_come_in_pages_in_the_order_of_their_ids()
    {
        var subscribers = Enumerable.Range(0, 12).Select(_ => Given.Subscriber(_rule)).ToList();
        foreach (var subscriber in subscribers) await Subscribers.PutAsync(subscriber, CancellationToken.None);

        List<string> read = [];
        for (var shard = 0; shard < TableKeys.SubscriptionShards(_rule); shard++)
        {
            string? after = null;
            while (await FollowersAsync(shard, after, 2) is { Count: > 0 } page)
            {
                Assert.InRange(page.Count, 1, 2);
                Assert.Equal(page.Order(StringComparer.Ordinal), page);
                read.AddRange(page);
                after = page[^1];
            }
        }

        Assert.Equal(subscribers.Select(s => s.Id).Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_changes_rules_follows_the_new_ones_only()
    {
        var subscriber = Given.Subscriber([_rule, "kept-" + _rule]);
        await Subscribers.PutAsync(subscriber, CancellationToken.None);

        await Subscribers.PutAsync(subscriber with { Rules = ["kept-" + _rule, "new-" + _rule] }, CancellationToken.None);

        Assert.Empty(await AllFollowersAsync(_rule));
        Assert.Equal([subscriber.Id], await AllFollowersAsync("kept-" + _rule));
        Assert.Equal([subscriber.Id], await AllFollowersAsync("new-" + _rule));
    }

    [Fact]
    public async Task Who_left_follows_nothing_and_cannot_leave_twice()
    {
        var subscriber = Given.Subscriber(_rule);
        await Subscribers.PutAsync(subscriber, CancellationToken.None);

        Assert.True(await Subscribers.DeleteAsync(subscriber.Id, CancellationToken.None));
        Assert.False(await Subscribers.DeleteAsync(subscriber.Id, CancellationToken.None));

        Assert.Null(await Subscribers.FindAsync(subscriber.Id, CancellationToken.None));
        Assert.Empty(await AllFollowersAsync(_rule));
    }

    private Task<IReadOnlyList<string>> FollowersAsync(int shard, string? after, int size) => Subscribers.FollowersAsync(_rule, shard, after, size, CancellationToken.None);

    private async Task<IReadOnlyList<string>> AllFollowersAsync(string rule)
    {
        List<string> all = [];
        for (var shard = 0; shard < TableKeys.SubscriptionShards(_rule); shard++) all.AddRange(await Subscribers.FollowersAsync(rule, shard, null, 100, CancellationToken.None));
        return all;
    }
}
