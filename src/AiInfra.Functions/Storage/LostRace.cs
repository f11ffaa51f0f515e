namespace AiInfra.Functions.Storage;

/// <summary>What whoever lost a race for a row does before the next try.</summary>
internal static class LostRace
{
    /// <summary>Waits some milliseconds by chance, at most five for each race lost, so that those who met do not meet again at once.</summary>
    public static Task PauseAsync(int lost, CancellationToken cancellationToken) => Task.Delay(Random.Shared.Next(1 + (5 * lost)), cancellationToken);
}
