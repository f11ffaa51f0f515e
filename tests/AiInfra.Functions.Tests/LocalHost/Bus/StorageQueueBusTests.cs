using AiInfra.Functions.Messaging;
using AiInfra.LocalHost.Bus;

namespace AiInfra.Functions.Tests.LocalHost.Bus;

public sealed class StorageQueueBusTests(AzuriteFixture azurite) : MessageBusContract, IAsyncLifetime
{
    private BusHost? _host;

    private protected override IMessageBus Bus => Started.Bus;

    private protected override string Queue => "toys";

    private BusHost Started => _host!;

    public async ValueTask InitializeAsync() => _host = await BusHost.StartAsync<ToyReaders>(azurite.ConnectionString);

    public ValueTask DisposeAsync() => Started.DisposeAsync();

    [Fact]
    public async Task A_message_to_a_topic_arrives_once_at_every_subscription()
    {
        await Started.SendAsync("one", "news");
        await Started.SendAsync("one", "news");
        await Started.SendAsync("two", "news");
        await Eventually.IsTrue(() => Started.Box.Deliveries.Count == 4, "two messages at two subscriptions");
        Assert.Equal(["first one", "first two", "second one", "second two"], Started.Box.Deliveries.Select(d => $"{d.Reader} {d.Message.MessageId}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_queue_without_a_reader_is_a_mistake() => await Assert.ThrowsAsync<InvalidOperationException>(() => Started.SendAsync("one", "nobody"));

    [Fact]
    public async Task A_body_that_is_not_JSON_is_a_mistake() =>
        await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(new OutgoingMessage("odd", BinaryData.FromString("plain words"))));

    [Fact]
    public async Task More_than_seven_days_ahead_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(Message("odd") with { NotBefore = TimeProvider.System.GetUtcNow().AddDays(8) }));

    [Fact]
    public async Task A_bus_out_of_reach_is_said_to_be()
    {
        var away = azurite.ConnectionString[..azurite.ConnectionString.IndexOf("BlobEndpoint", StringComparison.Ordinal)]
            + "BlobEndpoint=http://127.0.0.1:9/a;QueueEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a;";
        await using var host = await BusHost.StartAsync<ToyReaders>(away, pumps: false);
        await Assert.ThrowsAsync<BusUnavailableException>(() => host.SendAsync("one"));
    }

    [Fact]
    public async Task After_the_window_the_old_id_is_forgotten_and_may_be_sent_again()
    {
        await using var host = await BusHost.StartAsync<ToyReaders>(azurite.ConnectionString, new() { DuplicateWindow = TimeSpan.FromSeconds(6) });
        await host.SendAsync("one");
        await host.SendAsync("one");
        await Eventually.IsTrueAsync(async () => await IdsAsync(host) == 0, "the id is purged");
        Assert.Single(host.Box.Deliveries);
        await host.SendAsync("one");
        await Eventually.IsTrue(() => host.Box.Deliveries.Count == 2, "the id is free again");
    }

    [Fact]
    public async Task Ids_are_remembered_by_a_new_process()
    {
        var options = new LocalBusOptions { Prefix = BusHost.NewPrefix() };
        await using (var before = await BusHost.StartAsync<ToyReaders>(azurite.ConnectionString, options, pumps: false)) await before.SendAsync("one");
        await using var after = await BusHost.StartAsync<ToyReaders>(azurite.ConnectionString, options, pumps: false);
        await after.SendAsync("one");
        Assert.Equal((1, 0), await after.LengthAsync());
    }

    [Fact]
    public async Task The_same_id_sent_by_many_at_once_arrives_once()
    {
        await using var host = await BusHost.StartAsync<ToyReaders>(azurite.ConnectionString, pumps: false);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.SendAsync("one")));
        Assert.Equal((1, 0), await host.LengthAsync());
    }

    [Fact]
    public async Task An_id_whose_send_failed_is_not_taken_for_sent()
    {
        var ids = Started.Get<SentIds>();
        await Started.SendAsync("first");
        await Assert.ThrowsAsync<IOException>(() => ids.SendOnceAsync("toys", "one", () => throw new IOException("down"), CancellationToken.None));
        var sent = 0;
        await ids.SendOnceAsync("toys", "one", () => Task.FromResult(++sent), CancellationToken.None);
        await ids.SendOnceAsync("toys", "one", () => Task.FromResult(++sent), CancellationToken.None);
        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task Senders_wait_while_a_queue_is_long_and_go_on_after_a_while()
    {
        var options = new LocalBusOptions { MaxQueueLength = 3, MaxSendWait = TimeSpan.FromSeconds(1) };
        await using var host = await BusHost.StartAsync<ToyReaders>(azurite.ConnectionString, options, pumps: false);
        foreach (var id in new[] { "one", "two", "three" }) await host.SendAsync(id);
        var since = TimeProvider.System.GetTimestamp();
        await host.SendAsync("four");
        Assert.True(TimeProvider.System.GetElapsedTime(since) >= TimeSpan.FromSeconds(1));
        Assert.Equal((4, 0), await host.LengthAsync());
    }

    [Fact]
    public async Task Scheduled_messages_make_no_sender_wait()
    {
        var options = new LocalBusOptions { MaxQueueLength = 3, MaxSendWait = TimeSpan.FromMinutes(5) };
        await using var host = await BusHost.StartAsync<ToyReaders>(azurite.ConnectionString, options, pumps: false);
        var later = TimeProvider.System.GetUtcNow().AddHours(1);
        await host.Bus.SendAsync("toys", [.. new[] { "one", "two", "three", "four" }.Select(id => Message(id) with { NotBefore = later })], CancellationToken.None);
        await host.SendAsync("five").WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal((5, 0), await host.LengthAsync());
    }

    private protected override async Task<IReadOnlyList<Arrival>> ArrivedAsync(int atLeast)
    {
        await Eventually.IsTrue(() => Started.Box.Deliveries.Count >= atLeast, $"{atLeast} messages arrive");
        return [.. Started.Box.Deliveries.Select(d => new Arrival(d.Message.MessageId, d.Message.Body.ToString(), (int)d.Message.ApplicationProperties[OutgoingMessage.AttemptProperty], d.At))];
    }

    private static async Task<int> IdsAsync(BusHost host)
    {
        var queues = host.Get<LocalQueues>();
        var partition = queues.PartitionOf("toys");
        return await queues.SentIds.QueryAsync<Azure.Data.Tables.TableEntity>(e => e.PartitionKey == partition).CountAsync();
    }
}
