using AiInfra.Functions.Importing.Stored;
using AiInfra.Functions.Messaging;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Importing;

/// <summary>
/// Takes a chunk of an import in: its deals are stored, then told together in one message, then the result is stored. Done again from the beginning until that last write, which is harmless:
/// rows that are stored already are known.
/// </summary>
public sealed class ImportRows(ImportStore store, RowImporter importer, IMessageBus bus, MessageHandling handling)
{
    [Function("ImportRows")]
    public Task RunAsync(
        [ServiceBusTrigger(Entities.Imports, Connection = Entities.Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        handling.RunAsync(message, actions, new(Entities.Imports), MessageJson.Default.ChunkDue, due => ImportAsync(due, cancellationToken), cancellationToken);

    private async Task<Handled> ImportAsync(ChunkDue due, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(due.ImportId, cancellationToken) is not { } import) return new Handled.Poison("import-not-found", $"There is no import {due.ImportId}.");
        if (await store.IsFinishedAsync(import.Id, due.Chunk, cancellationToken)) return Handled.Done;
        if (await store.FindStagedAsync(import.Upload, due.Chunk, cancellationToken) is not { } chunk) return new Handled.Poison("chunk-not-found", $"There is no chunk {due.Chunk} of {due.ImportId}.");
        var rows = await importer.TakeAsync(import, chunk, cancellationToken);
        var changed = rows.Select(r => r.Changed).OfType<DealChanged>().Distinct().ToList();
        if (changed.Count > 0) await bus.SendAsync(Entities.Deals, [.. Messages.DealsChanged(IdOf(due, changed), changed)], cancellationToken);
        if (rows.Count(r => r.Result is null) is > 0 and var left) return new Handled.Later(MessageHandling.Backoff(0), FormattableString.Invariant($"{left} rows could not be stored"));
        await store.FinishAsync(import.Id, due.Chunk, new([.. rows.Select(r => r.Result!)]), cancellationToken);
        return Handled.Done;
    }

    /// <summary>Other deals, or other states of them, are another message.</summary>
    private static string IdOf(ChunkDue due, List<DealChanged> changed) => FormattableString.Invariant($"{due.ImportId}.{due.Chunk:D6}.{Digest.Hex(string.Join('\n', changed), 6)}");
}
