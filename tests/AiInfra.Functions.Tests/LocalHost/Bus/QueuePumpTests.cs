using AiInfra.LocalHost.Bus;

namespace AiInfra.Functions.Tests.LocalHost.Bus;

public sealed class QueuePumpTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_thrown_message_is_delivered_again_at_once_and_after_the_maximum_it_is_dead()
    {
        await using var host = await StartAsync<ToyReaders>(new());
        host.Box.Then = (_, _, _) => throw new InvalidOperationException("secret");
        await host.SendAsync("one");
        await Eventually.IsTrueAsync(async () => await host.LengthAsync() == (0, 1), "dead letter");
        Assert.Equal(Enumerable.Range(1, 10), host.Box.Deliveries.Select(d => d.Message.DeliveryCount));
        // Ten times within less than one lock: nothing waited for it.
        Assert.True(host.Box.Deliveries.Last().At - host.Box.Deliveries.First().At < TimeSpan.FromSeconds(15));
        var dead = Assert.Single(await host.Inspector.PeekDeadLettersAsync("toys", CancellationToken.None));
        Assert.Equal(("one", "MaxDeliveryCountExceeded", 10), (dead.Id, dead.Reason, dead.DeliveryCount));
        Assert.DoesNotContain("secret", dead.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_run_at_once_than_allowed()
    {
        await using var host = await StartAsync<ToyReaders>(new() { MaxConcurrentCalls = 3 });
        var (running, most) = (0, 0);
        var third = new TaskCompletionSource();
        host.Box.Then = async (_, _, _) =>
        {
            lock (third) most = Math.Max(most, ++running);
            if (most == 3) third.TrySetResult();
            await third.Task;
            lock (third) running--;
        };
        foreach (var n in Enumerable.Range(0, 8)) await host.SendAsync($"m{n}");
        await Eventually.IsTrueAsync(async () => await host.LengthAsync() == (0, 0), "all done");
        Assert.Equal((3, 8), (most, host.Box.Deliveries.Count));
    }

    [Fact]
    public async Task What_another_process_sent_arrives_within_seconds()
    {
        var options = new LocalBusOptions { Prefix = BusHost.NewPrefix() };
        await using var reader = await StartAsync<ToyReaders>(options);
        await using var sender = await BusHost.StartAsync<ToyReaders>(azurite.ConnectionString, options, pumps: false);
        await sender.SendAsync("warm");
        await Eventually.IsTrue(() => !reader.Box.Deliveries.IsEmpty, "the first message");
        var sent = TimeProvider.System.GetUtcNow();
        await sender.SendAsync("one");
        await Eventually.IsTrue(() => reader.Box.Deliveries.Count == 2, "the message");
        Assert.True(reader.Box.Deliveries.Last().At - sent < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_stop_lets_running_functions_end_and_receives_nothing_new()
    {
        await using var host = await StartAsync<ToyReaders>(new());
        var gate = new TaskCompletionSource();
        host.Box.Then = (_, _, _) => gate.Task;
        await host.SendAsync("one");
        await Eventually.IsTrue(() => !host.Box.Deliveries.IsEmpty, "the function runs");
        var stop = host.StopAsync();
        await host.SendAsync("two");
        Assert.False(stop.IsCompleted);
        gate.SetResult();
        await stop.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((1, 0), await host.LengthAsync());
        Assert.Equal(["one"], host.Box.Ids);
    }

    [Fact]
    public async Task A_function_that_outlasts_the_grace_is_cancelled_and_its_message_given_back()
    {
        await using var host = await StartAsync<ToyReaders>(new() { StopGrace = TimeSpan.FromSeconds(1) });
        host.Box.Then = (_, _, cancellationToken) => new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        await host.SendAsync("one");
        await Eventually.IsTrue(() => !host.Box.Deliveries.IsEmpty, "the function runs");
        Assert.InRange(await host.StopAsync(), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10));
        Assert.Equal("one", Assert.Single(await host.Inspector.PeekAsync("toys", CancellationToken.None)).Id);
    }

    [Fact]
    public async Task What_this_bus_has_not_written_is_dead_lettered_as_unreadable()
    {
        await using var host = await StartAsync<ToyReaders>(new());
        await host.Inspector.LengthsAsync(CancellationToken.None);
        await host.Get<LocalQueues>().Queue("toys").SendMessageAsync("not an envelope");
        await Eventually.IsTrueAsync(async () => await host.LengthAsync() == (0, 1), "dead letter");
        var dead = Assert.Single(await host.Inspector.PeekDeadLettersAsync("toys", CancellationToken.None));
        Assert.Equal(("Unreadable", "\"not an envelope\""), (dead.Reason, dead.Body.ToString()));
    }

    private Task<BusHost> StartAsync<T>(LocalBusOptions options) => BusHost.StartAsync<T>(azurite.ConnectionString, options);
}
