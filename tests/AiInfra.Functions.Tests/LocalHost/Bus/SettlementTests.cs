using AiInfra.LocalHost.Bus;
using Azure.Messaging.ServiceBus;

namespace AiInfra.Functions.Tests.LocalHost.Bus;

public sealed class SettlementTests(AzuriteFixture azurite)
{
    private static readonly LocalBusOptions ShortLock = new() { LockDuration = TimeSpan.FromSeconds(2) };

    [Fact]
    public async Task A_function_dead_letters_by_hand_with_reason_and_description()
    {
        await using var host = await StartAsync<ToySettler>(new());
        host.Box.Then = (message, actions, stopping) => actions.DeadLetterMessageAsync(message, deadLetterReason: "poison", deadLetterErrorDescription: "It can never succeed.", cancellationToken: stopping);
        await host.SendAsync("one");
        await Eventually.IsTrueAsync(async () => await host.LengthAsync() == (0, 1), "dead letter");
        var dead = Assert.Single(await host.Inspector.PeekDeadLettersAsync("toys", CancellationToken.None));
        Assert.Equal(("one", """{"id":"one"}""", "poison", "It can never succeed."), (dead.Id, dead.Body.ToString(), dead.Reason, dead.Description));
        Assert.Single(host.Box.Deliveries);
    }

    [Fact]
    public async Task A_function_completes_and_abandons_by_hand()
    {
        await using var host = await StartAsync<ToySettler>(new());
        host.Box.Then = (message, actions, stopping) => message.DeliveryCount == 1 ? actions.AbandonMessageAsync(message, cancellationToken: stopping) : actions.CompleteMessageAsync(message, cancellationToken: stopping);
        await host.SendAsync("one");
        await Eventually.IsTrueAsync(async () => await host.LengthAsync() == (0, 0) && host.Box.Deliveries.Count == 2, "abandoned, then completed");
    }

    [Fact]
    public async Task The_lock_is_renewed_while_a_function_runs_longer_than_it()
    {
        var lockDuration = TimeSpan.FromSeconds(4);
        await using var host = await StartAsync<ToyReaders>(new() { LockDuration = lockDuration });
        var gate = new TaskCompletionSource();
        host.Box.Then = (_, _, _) => gate.Task;
        await host.SendAsync("one");
        await Eventually.IsTrue(() => host.Box.Deliveries.Any(d => TimeProvider.System.GetUtcNow() - d.At > 2.5 * lockDuration), "the lock has ended twice");
        gate.SetResult();
        await Eventually.IsTrueAsync(async () => await host.LengthAsync() == (0, 0), "completed");
        Assert.Single(host.Box.Deliveries);
    }

    [Fact]
    public async Task An_unsettled_message_comes_back_when_its_lock_ends_and_not_before()
    {
        await using var host = await StartAsync<ToySettler>(ShortLock);
        host.Box.Then = (message, actions, stopping) => message.DeliveryCount == 1 ? Task.CompletedTask : actions.CompleteMessageAsync(message, cancellationToken: stopping);
        await host.SendAsync("one");
        await Eventually.IsTrueAsync(async () => await host.LengthAsync() == (0, 0) && host.Box.Deliveries.Count == 2, "delivered again");
        // Storage counts whole seconds, so the lock may end up to one earlier.
        Assert.True(host.Box.Deliveries.Last().At - host.Box.Deliveries.First().At >= ShortLock.LockDuration - TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Settling_after_the_lock_is_lost_is_told()
    {
        await using var host = await StartAsync<ToySettler>(ShortLock with { MaxLockRenewal = TimeSpan.Zero });
        var told = new TaskCompletionSource<ServiceBusException>();
        host.Box.Then = async (message, actions, stopping) =>
        {
            if (message.DeliveryCount > 1) return;
            await Eventually.IsTrue(() => host.Box.Deliveries.Count > 1, "delivered again");
            told.SetResult(await Assert.ThrowsAsync<ServiceBusException>(() => actions.CompleteMessageAsync(message, cancellationToken: stopping)));
        };
        await host.SendAsync("one");
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, (await told.Task.WaitAsync(TimeSpan.FromSeconds(20))).Reason);
    }

    [Fact]
    public async Task A_pop_receipt_that_is_no_longer_valid_is_a_lost_lock()
    {
        await using var host = await StartAsync<ToySettler>(new());
        var told = new TaskCompletionSource<ServiceBusException>();
        host.Box.Then = async (message, actions, stopping) =>
        {
            // Someone else took the message away; our clock still believes in the lock.
            await host.Get<LocalQueues>().Queue("toys").ClearMessagesAsync(stopping);
            told.SetResult(await Assert.ThrowsAsync<ServiceBusException>(() => actions.DeadLetterMessageAsync(message, cancellationToken: stopping)));
        };
        await host.SendAsync("one");
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, (await told.Task.WaitAsync(TimeSpan.FromSeconds(20))).Reason);
        Assert.Equal((0, 0), await host.LengthAsync());
    }

    [Fact]
    public async Task Settling_twice_is_told()
    {
        await using var host = await StartAsync<ToySettler>(new());
        var told = new TaskCompletionSource<ServiceBusException>();
        host.Box.Then = async (message, actions, stopping) =>
        {
            await actions.CompleteMessageAsync(message, cancellationToken: stopping);
            told.SetResult(await Assert.ThrowsAsync<ServiceBusException>(() => actions.CompleteMessageAsync(message, cancellationToken: stopping)));
        };
        await host.SendAsync("one");
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, (await told.Task.WaitAsync(TimeSpan.FromSeconds(20))).Reason);
    }

    [Fact]
    public async Task Settling_by_hand_needs_auto_completion_off()
    {
        await using var host = await StartAsync<ToyReaders>(new() { MaxDeliveryCount = 1 });
        host.Box.Then = (message, actions, stopping) => actions.CompleteMessageAsync(message, cancellationToken: stopping);
        await host.SendAsync("one");
        await Eventually.IsTrueAsync(async () => await host.LengthAsync() == (0, 1), "the mistake is a failure");
    }

    private Task<BusHost> StartAsync<T>(LocalBusOptions options) => BusHost.StartAsync<T>(azurite.ConnectionString, options);
}
