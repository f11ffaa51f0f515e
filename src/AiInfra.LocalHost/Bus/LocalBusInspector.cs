using Azure.Storage.Queues;

namespace AiInfra.LocalHost.Bus;

/// <summary>How many messages lie where; approximate, scheduled and locked ones included.</summary>
internal sealed record QueueLength(string Queue, int Messages, int DeadLetters);

/// <summary>A look at the queues that changes nothing, for operators and tests.</summary>
internal sealed class LocalBusInspector(LocalQueues queues)
{
    public async Task<IReadOnlyList<QueueLength>> LengthsAsync(CancellationToken cancellationToken)
    {
        await queues.EnsureCreatedAsync();
        var lengths = new List<QueueLength>();
        foreach (var name in queues.Names.Order(StringComparer.Ordinal))
        {
            lengths.Add(new(name, await CountAsync(queues.Queue(name), cancellationToken), await CountAsync(queues.DeadLetters(name), cancellationToken)));
        }

        return lengths;
    }

    /// <summary>The oldest visible messages of a queue, 32 at most. A topic's are in <c>topic-subscription</c>.</summary>
    public Task<IReadOnlyList<Envelope>> PeekAsync(string queue, CancellationToken cancellationToken) => PeekAsync(queues.Queue(queue), cancellationToken);

    /// <summary>The oldest dead letters of a queue with their reasons, 32 at most.</summary>
    public Task<IReadOnlyList<Envelope>> PeekDeadLettersAsync(string queue, CancellationToken cancellationToken) => PeekAsync(queues.DeadLetters(queue), cancellationToken);

    private static async Task<int> CountAsync(QueueClient queue, CancellationToken cancellationToken) =>
        (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;

    private async Task<IReadOnlyList<Envelope>> PeekAsync(QueueClient queue, CancellationToken cancellationToken)
    {
        await queues.EnsureCreatedAsync();
        var peeked = await queue.PeekMessagesAsync(32, cancellationToken);
        return [.. peeked.Value.Select(m => Envelope.Read(m.Body)).OfType<Envelope>()];
    }
}
