using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Importing;

/// <summary>
/// The outbox of an import: none, for the staged chunk is the marker of everything it stores. It is there before, it is done again until its result is stored, and that happens after the message is sent.
/// </summary>
internal sealed class ChunkOutbox : IOutbox
{
    public static readonly ChunkOutbox Instance = new();

    private ChunkOutbox()
    {
    }

    public Task WriteAsync(string dealId, int revision, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SettleAsync(string dealId, int revision, CancellationToken cancellationToken) => Task.CompletedTask;
}
