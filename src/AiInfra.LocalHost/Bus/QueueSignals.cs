using System.Collections.Concurrent;

namespace AiInfra.LocalHost.Bus;

/// <summary>Wakes the reader of a queue in this process when something was sent to it. Signals do not add up.</summary>
internal sealed class QueueSignals
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _signals = new(StringComparer.Ordinal);

    public void Set(string queue)
    {
        var signal = Of(queue);
        lock (signal)
        {
            if (signal.CurrentCount == 0) signal.Release();
        }
    }

    /// <summary>Returns after a signal, or after <paramref name="atMost"/> without one.</summary>
    public Task WaitAsync(string queue, TimeSpan atMost, CancellationToken cancellationToken) => Of(queue).WaitAsync(atMost, cancellationToken);

    private SemaphoreSlim Of(string queue) => _signals.GetOrAdd(queue, _ => new(0, 1));
}
