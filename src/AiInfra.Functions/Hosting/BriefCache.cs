using System.Collections.Concurrent;

namespace AiInfra.Functions.Hosting;

/// <summary>Keeps each answer for a moment on this instance: a crowd that asks at once costs one reading.</summary>
/// <param name="clock">The time.</param>
/// <param name="keep">How long; half a second when not given.</param>
public sealed class BriefCache<TKey, TValue>(TimeProvider clock, TimeSpan? keep = null)
    where TKey : notnull
{
    private const int MaxKept = 64;
    private readonly TimeSpan _keep = keep ?? TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<TKey, (Task<TValue> Value, DateTimeOffset Until)> _kept = new();

    /// <param name="key">What is asked for.</param>
    /// <param name="read">Reads it; not bound to one caller's cancellation, since others may wait for the same answer.</param>
    public Task<TValue> GetAsync(TKey key, Func<Task<TValue>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(key, out var kept) && now < kept.Until && (!kept.Value.IsCompleted || kept.Value.IsCompletedSuccessfully)) return kept.Value;
        if (_kept.Count >= MaxKept) _kept.Clear();
        var value = read();
        _kept[key] = (value, now + _keep);
        return value;
    }
}
