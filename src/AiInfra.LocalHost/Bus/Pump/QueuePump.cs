using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace AiInfra.LocalHost.Bus.Pump;

/// <summary>Receives the messages of one queue and has them run, up to a number at once. It takes no more than it can start: a lock must not run while a message waits.</summary>
internal sealed partial class QueuePump(string queueName, MessageRunner runner, LocalQueues queues, QueueSignals signals, LocalBusOptions options, TimeProvider clock, ILogger logger) : IDisposable
{
    public const string Unreadable = "Unreadable";

    // Storage gives 32 at most.
    private const int MaxBatch = 32;

    // Only messages of other processes and scheduled ones wait for a poll.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _slots = new(options.MaxConcurrentCalls);
    private readonly QueueClient _queue = queues.Queue(queueName);
    private readonly QueueClient _deadLetters = queues.DeadLetters(queueName);
    private readonly CancellationTokenSource _handlers = new();

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await PumpAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The stop: what runs may end.
        }

        await DrainAsync();
    }

    public void Dispose()
    {
        _handlers.Dispose();
        _slots.Dispose();
    }

    private async Task PumpAsync(CancellationToken stopping)
    {
        var pause = ShortestPause;
        while (true)
        {
            await _slots.WaitAsync(stopping);
            var batch = await ReceiveAsync(Math.Min(MaxBatch, _slots.CurrentCount + 1), stopping);
            _slots.Release();
            foreach (var (message, receivedAt) in batch) await StartAsync(message, receivedAt);
            pause = batch.Count > 0 ? ShortestPause : pause;
            if (batch.Count > 0) continue;
            await signals.WaitAsync(queueName, pause, stopping);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<IReadOnlyList<(QueueMessage Message, DateTimeOffset ReceivedAt)>> ReceiveAsync(int max, CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();
        try
        {
            await queues.EnsureCreatedAsync();
            // Before the call: the lock starts at the storage, some time before the answer is here. Not cancellable: what was locked for us must not be left behind.
            var receivedAt = clock.GetUtcNow();
            var received = await _queue.ReceiveMessagesAsync(max, options.LockDuration, CancellationToken.None);
            return [.. received.Value.Select(m => (m, receivedAt))];
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or IOException or OperationCanceledException)
        {
            queues.Forget();
            NotReceived(queueName, e);
            await Task.Delay(FaultPause, clock, stopping);
            return [];
        }
    }

    private async Task StartAsync(QueueMessage message, DateTimeOffset receivedAt)
    {
        await _slots.WaitAsync();
        _ = HandleAsync(message, receivedAt);
    }

    private async Task HandleAsync(QueueMessage message, DateTimeOffset receivedAt)
    {
        await Task.Yield();
        var read = Envelope.Read(message.Body);
        var envelope = read ?? Envelope.Unreadable(message.MessageId, message.Body);
        using var locked = new LockedMessage(message, envelope, _queue, _deadLetters, options.LockDuration, receivedAt, clock);
        try
        {
            if (read is null) await locked.DeadLetterAsync(Unreadable, "Not written by this bus.");
            else await runner.RunAsync(locked, _handlers.Token);
        }
        catch (Exception e)
        {
            NotDeadLettered(queueName, e);
        }
        finally
        {
            _slots.Release();
            // Given back, it is to be delivered at once, and not after a pause.
            if (locked.Abandoned) signals.Set(queueName);
        }
    }

    // All slots taken by us = nothing runs any more.
    private async Task DrainAsync()
    {
        _handlers.CancelAfter(options.StopGrace);
        for (var slot = 0; slot < options.MaxConcurrentCalls; slot++) await _slots.WaitAsync();
    }

    [LoggerMessage(LogLevel.Warning, "Queue {Queue} could not be read; trying again")]
    private partial void NotReceived(string queue, Exception exception);

    [LoggerMessage(LogLevel.Error, "An unreadable message of {Queue} could not be dead-lettered")]
    private partial void NotDeadLettered(string queue, Exception exception);
}
