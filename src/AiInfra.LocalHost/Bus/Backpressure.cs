using System.Collections.Concurrent;

namespace AiInfra.LocalHost.Bus;

/// <summary>Makes senders wait, for a bounded time, while a queue is long.</summary>
internal sealed class Backpressure(LocalQueues queues, LocalBusOptions options, TimeProvider clock)
{
    // Other processes send too, so what this one counted is stale after a while.
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, Length> _lengths = new(StringComparer.Ordinal);

    /// <param name="adding">How many messages the sender is about to add.</param>
    public async Task WaitAsync(string queue, int adding, CancellationToken cancellationToken)
    {
        var length = _lengths.GetOrAdd(queue, _ => new());
        var since = clock.GetTimestamp();
        while (await CountAsync(queue, length, cancellationToken) >= options.MaxQueueLength && clock.GetElapsedTime(since) < options.MaxSendWait && await IsBehindAsync(queue, cancellationToken))
        {
            await Task.Delay(Pause, clock, cancellationToken);
        }

        Interlocked.Add(ref length.Messages, adding);
    }

    // Asks only when it matters: the count may be over the limit, or is old.
    private async Task<long> CountAsync(string queue, Length length, CancellationToken cancellationToken)
    {
        var known = Interlocked.Read(ref length.Messages);
        if (known < options.MaxQueueLength && length.AskedAt is { } at && clock.GetElapsedTime(at) < Stale) return known;
        var properties = await queues.Queue(queue).GetPropertiesAsync(cancellationToken);
        length.AskedAt = clock.GetTimestamp();
        Interlocked.Exchange(ref length.Messages, properties.Value.ApproximateMessagesCount);
        return properties.Value.ApproximateMessagesCount;
    }

    // Scheduled messages make a queue long too, and waiting would not shorten it: only what could be received now is worth the wait.
    private async Task<bool> IsBehindAsync(string queue, CancellationToken cancellationToken) => (await queues.Queue(queue).PeekMessagesAsync(1, cancellationToken)).Value.Length > 0;

    private sealed class Length
    {
        public long Messages;
        public long? AskedAt;
    }
}
