using AiInfra.Functions.Messaging;
using AiInfra.Functions.Telemetry;
using Azure;

namespace AiInfra.LocalHost.Bus;

/// <summary>The bus on Azure Storage Queues.</summary>
internal sealed class StorageQueueBus(LocalQueues queues, SentIds sentIds, Backpressure backpressure, QueueSignals signals, TimeProvider clock) : IMessageBus
{
    /// <summary>The longest a storage queue hides a message.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromDays(7);

    // More at once do not get through the emulator faster.
    private const int SendsAtOnce = 8;

    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    public Task SendAsync(string queueOrTopic, IReadOnlyCollection<OutgoingMessage> messages, CancellationToken cancellationToken) =>
        MessageSpans.SendAsync(queueOrTopic, messages, () => SendAllAsync(queueOrTopic, messages, cancellationToken));

    private async Task SendAllAsync(string queueOrTopic, IReadOnlyCollection<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        var targets = queues.Behind(queueOrTopic);
        // All are written before the first is sent: one that is refused stops them all.
        var letters = messages.Select(m => (m.MessageId, Text: Envelope.Of(m).Write(), Delay: DelayOf(m))).ToList();
        try
        {
            await queues.EnsureCreatedAsync().WaitAsync(cancellationToken);
            foreach (var target in targets) await backpressure.WaitAsync(target, letters.Count, cancellationToken);
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = SendsAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(letters, parallel, async (letter, _) =>
                await sentIds.SendOnceAsync(queueOrTopic, letter.MessageId, () => EnqueueAsync(targets, letter.Text, letter.Delay), cancellationToken));
        }
        catch (Exception e) when (IsTransport(e) && !cancellationToken.IsCancellationRequested)
        {
            queues.Forget();
            throw new BusUnavailableException($"The local bus did not take a message to '{queueOrTopic}'.", e);
        }
    }

    private async Task EnqueueAsync(IReadOnlyList<string> targets, BinaryData text, TimeSpan? delay)
    {
        foreach (var target in targets)
        {
            // Not cancellable: a message is in all subscriptions or, after a fault, sent again to all.
            await queues.Queue(target).SendMessageAsync(text, delay, Never, CancellationToken.None);
            if (delay is null) signals.Set(target);
        }
    }

    // Storage counts in whole seconds; rounded up, because early would be wrong.
    private TimeSpan? DelayOf(OutgoingMessage message)
    {
        if (message.NotBefore is not { } notBefore) return null;
        var seconds = Math.Ceiling((notBefore - clock.GetUtcNow()).TotalSeconds);
        if (seconds > MaxDelay.TotalSeconds) throw new ArgumentException($"Message {message.MessageId} is scheduled more than {MaxDelay.TotalDays:0} days ahead.", nameof(message));
        return seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static bool IsTransport(Exception e) => e is RequestFailedException or IOException or HttpRequestException or OperationCanceledException or AggregateException;
}
