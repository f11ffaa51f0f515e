using AiInfra.Functions.Storage;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Storage;

/// <summary>The rows that lead to a subscriber and the record stay together, whatever breaks off or comes between.</summary>
public sealed class SubscriberIndexTests : IClassFixture<OwnTables>
{
    private readonly OwnTables _tables;
    private readonly FaultyWire _wire = new();
    private readonly SubscriberStore _subscribers;
    private readonly SubscriberStore _faulty;
    private readonly string _rule = Given.NewId("rule");
    private readonly string _mail = Given.NewId("reader") + "@example.com";

    public SubscriberIndexTests(OwnTables tables)
    {
        _tables = tables;
        _subscribers = new AppParts(tables.Tables).Subscribers;
        _faulty = new AppParts(tables.Through(_wire)).Subscribers;
    }

    [Fact]
    public async Task An_address_finds_its_subscriber_in_any_spelling_as_channel_or_contact_until_it_is_given_up()
    {
        var (channel, contact) = (Mail(_mail), Given.NewId("owner") + "@example.com");
        var subscriber = Given.Subscriber(_rule, channel, Hook()) with { Contact = contact };
        await _subscribers.PutAsync(subscriber, CancellationToken.None);
        Assert.Equal([subscriber.Id], await FoundAsync(_mail.ToUpperInvariant()));
        Assert.Equal([subscriber.Id], await FoundAsync(contact));

        await _subscribers.ChangeAsync(subscriber.Id, s => s.Without(channel.Key), CancellationToken.None);

        Assert.Empty(await FoundAsync(_mail));
        Assert.Equal([subscriber.Id], await FoundAsync(contact));
    }

    [Fact]
    public async Task No_row_shows_the_address_or_a_hash_that_others_could_make()
    {
        await _subscribers.PutAsync(Given.Subscriber(_rule, Mail(_mail)), CancellationToken.None);

        await foreach (var row in _tables.Tables.Subscribers.QueryAsync<Azure.Data.Tables.TableEntity>())
        {
            Assert.DoesNotContain(_mail, row.PartitionKey + row.RowKey, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(TableKeys.Hash(_mail), row.PartitionKey + row.RowKey, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_deletion_that_breaks_off_is_made_again_and_leaves_no_row()
    {
        var subscriber = Given.Subscriber(_rule, Mail(_mail) with { State = ChannelState.Unverified });
        await _subscribers.PutAsync(subscriber, CancellationToken.None);
        _wire.Lose = request => request.StartsWith("DELETE", StringComparison.Ordinal) && request.Contains("PartitionKey='subscribers'", StringComparison.Ordinal);
        await Assert.ThrowsAsync<AggregateException>(() => _faulty.DeleteAsync(subscriber.Id, CancellationToken.None));

        Assert.True(await _subscribers.DeleteAsync(subscriber.Id, CancellationToken.None));

        await foreach (var row in _tables.Tables.Subscribers.QueryAsync<Azure.Data.Tables.TableEntity>()) Assert.DoesNotContain(subscriber.Id, row.PartitionKey + row.RowKey, StringComparison.Ordinal);
        Assert.Empty(await FollowersAsync());
    }

    [Fact]
    public async Task Who_gets_another_channel_while_the_last_one_ends_is_still_found_and_told()
    {
        var (ending, coming) = (Mail(_mail), Hook());
        var subscriber = Given.Subscriber(_rule, ending);
        await _subscribers.PutAsync(subscriber, CancellationToken.None);
        var first = FaultyWire.Once(request => request.StartsWith("DELETE", StringComparison.Ordinal) && request.Contains("PartitionKey='subscribers'", StringComparison.Ordinal));
        _wire.Before = request => first(request) ? _subscribers.ChangeAsync(subscriber.Id, s => s with { Channels = [.. s.Channels, coming] }, CancellationToken.None) : Task.CompletedTask;

        var left = await _faulty.ChangeAsync(subscriber.Id, s => s.Without(ending.Key), CancellationToken.None);

        Assert.Equal([coming], left!.Channels);
        Assert.Equal([subscriber.Id], await FollowersAsync());
        Assert.Equal([subscriber.Id], (await _subscribers.WithAddressAsync(ChannelType.Webhook, coming.Address, CancellationToken.None)).Select(s => s.Id));
        Assert.Empty(await FoundAsync(_mail));
    }

    [Fact]
    public async Task A_stored_record_whose_answer_was_lost_is_no_conflict()
    {
        var subscriber = Given.Subscriber(_rule, Mail(_mail));
        _wire.LoseAnswer = FaultyWire.Once(request => request.StartsWith("POST", StringComparison.Ordinal) && request.Contains("subscribers", StringComparison.Ordinal));

        await _faulty.PutAsync(subscriber, CancellationToken.None);

        Assert.Equal([subscriber.Id], await FoundAsync(_mail));
    }

    private async Task<IEnumerable<string>> FoundAsync(string mail) => (await _subscribers.WithAddressAsync(ChannelType.Email, mail, CancellationToken.None)).Select(s => s.Id);

    private async Task<List<string>> FollowersAsync()
    {
        List<string> all = [];
        for (var shard = 0; shard < TableKeys.SubscriptionShards(_rule); shard++) all.AddRange(await _subscribers.FollowersAsync(_rule, shard, null, 100, CancellationToken.None));
        return all;
    }

    private static ChannelAddress Mail(string address) => new(ChannelType.Email, address);

    private static ChannelAddress Hook() => new(ChannelType.Webhook, "https://hooks.example.org/" + Given.NewId("h"), SigningKey.New());
}
