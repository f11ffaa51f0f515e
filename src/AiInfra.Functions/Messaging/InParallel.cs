namespace AiInfra.Functions.Messaging;

/// <summary>Work on many things, a few at once.</summary>
internal static class InParallel
{
    /// <summary>The results, in the order of the items.</summary>
    public static async Task<TResult[]> SelectAsync<T, TResult>(IReadOnlyList<T> items, int atOnce, Func<T, Task<TResult>> work, CancellationToken cancellationToken)
    {
        var results = new TResult[items.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, items.Count, options, async (i, _) => results[i] = await work(items[i]));
        return results;
    }
}
