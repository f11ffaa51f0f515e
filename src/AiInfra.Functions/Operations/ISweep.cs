namespace AiInfra.Functions.Operations;

/// <summary>Ends what a crash, or a record that was busy, left half done. Broken off or run twice at once, the next round ends it.</summary>
public interface ISweep
{
    /// <summary>One round: a look at what is open, which is nothing while all is well, and the work that is due.</summary>
    Task SweepAsync(CancellationToken cancellationToken);
}
