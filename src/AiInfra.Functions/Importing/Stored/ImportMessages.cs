using AiInfra.Functions.Messaging;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Importing.Stored;

/// <summary>Sends a message for every chunk of an import that is not done.</summary>
public sealed partial class ImportMessages(ImportStore store, OpenImports open, IMessageBus bus, ILogger<ImportMessages> log)
{
    /// <summary>Never fails for want of the bus: the import is stored, and <see cref="Importing.ImportSweep"/> sends again.</summary>
    public async Task<Import> SendMissingAsync(Import import, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(import);
        var (_, done) = await store.DoneAsync(import.Id, cancellationToken);
        var missing = Enumerable.Range(0, import.Chunks).Where(chunk => !done.Contains(chunk)).ToList();
        if (missing.Count == 0) return import;
        var sent = import with { Round = import.Round + 1 };
        if (import.Round > 0) await open.PutAsync(import.Id, import.Id, done.Count, cancellationToken);
        await store.UpdateAsync(sent, cancellationToken);
        try
        {
            await bus.SendAsync(Entities.Imports, [.. missing.Select(chunk => Messages.ChunkDue(import.Id, chunk, sent.Round))], cancellationToken);
        }
        catch (BusUnavailableException e)
        {
            LogOwed(e, import.Id, missing.Count);
        }

        return sent;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The messages of {Count} chunks of {ImportId} are owed; the sweeper will send them")]
    private partial void LogOwed(Exception exception, string importId, int count);
}
