namespace AiInfra.Functions.Tests.Scenarios.Crashes;

/// <summary>On which side of a storage request the process dies: it is never done, or it is done and nobody hears of it.</summary>
public enum Moment { Before, After }

/// <summary>A kill of the process at a certain storage request.</summary>
/// <param name="system">Whose process dies.</param>
/// <param name="request">The request, as <see cref="StorageCall"/> names it.</param>
/// <param name="occurrence">1 = the first of that name.</param>
/// <param name="moment">Before storage sees it, or after it has answered.</param>
/// <param name="about">Only requests that hold this text count; empty for all.</param>
/// <param name="afterTheAnswer">Holds the request until the submission was answered.</param>
internal sealed class Crash(CrashSystem system, string request, int occurrence, Moment moment, string about, bool afterTheAnswer)
{
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _dead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _seen;

    /// <summary>Completes when the process is no more.</summary>
    public Task Dead => _dead.Task;

    public void Answered() => _answered.TrySetResult();

    public async Task<StorageAnswer?> BetweenAsync(StorageCall call, Func<Task<StorageAnswer>> forward)
    {
        if (call.Name != request || !call.Text.Contains(about, StringComparison.Ordinal)) return await forward();
        var answer = moment is Moment.After || call.IsReceive ? await forward() : null;
        var counts = answer is null || !call.IsReceive || answer.HoldsMessages;
        if (!counts || Interlocked.Increment(ref _seen) != occurrence) return answer ?? await forward();
        if (afterTheAnswer) await _answered.Task;
        await system.KillAsync();
        _dead.TrySetResult();
        return null;
    }
}
