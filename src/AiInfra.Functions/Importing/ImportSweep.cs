using AiInfra.Functions.Importing.Stored;
using AiInfra.Functions.Operations;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Importing;

/// <summary>Looks after imports that are not finished: sends those off again that do not get on, clears away uploads that never became one, and deletes what was kept long enough.</summary>
public sealed partial class ImportSweep(ImportStore store, OpenImports open, ImportMessages messages, TimeProvider clock, ILogger<ImportSweep> log) : ISweep
{
    /// <summary>Longer than a request may take: an upload of this age that is no import broke off.</summary>
    public static readonly TimeSpan UploadAge = TimeSpan.FromMinutes(10);

    /// <summary>Longer than a chunk takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Longer than a request needs from the last row to its messages.</summary>
    public static readonly TimeSpan Sending = TimeSpan.FromSeconds(30);

    /// <summary>What did not finish within it is let rest until the file is sent again.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromDays(1);

    /// <summary>How long results are told.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var work in await open.AllAsync(cancellationToken))
        {
            try
            {
                if (work.Id == work.Import) await SweepImportAsync(work, cancellationToken);
                else if (clock.GetUtcNow() - work.Since >= UploadAge) await SweepUploadAsync(work, cancellationToken);
            }
#pragma warning disable CA1031 // One that cannot be looked after must not hold up the others; the next round tries it again.
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogStuck(e, work.Id);
            }
        }

        await open.ExpireAsync(id => ForgetAsync(id, cancellationToken), cancellationToken);
    }

    /// <summary>What became an import is part of it.</summary>
    private async Task SweepUploadAsync(OpenWork work, CancellationToken cancellationToken)
    {
        var used = work.Import is { } importId && await store.FindAsync(importId, cancellationToken) is { } import && import.Upload == work.Id;
        if (!used) await store.DeleteAsync(work.Id, cancellationToken);
        await open.RemoveAsync(work.Id, cancellationToken);
    }

    private async Task SweepImportAsync(OpenWork work, CancellationToken cancellationToken)
    {
        var quiet = clock.GetUtcNow() - work.Since;
        if (await store.FindAsync(work.Id, cancellationToken) is not { } import)
        {
            // Its request may be about to write it.
            if (quiet >= UploadAge) await open.RemoveAsync(work.Id, cancellationToken);
            return;
        }

        var (counts, _) = await store.DoneAsync(import.Id, cancellationToken);
        if (counts.Chunks == import.Chunks || clock.GetUtcNow() - import.At >= LongestRun) await CloseAsync(import, counts.Chunks == import.Chunks, cancellationToken);
        else if (counts.Chunks > work.Done) await open.PutAsync(import.Id, import.Id, counts.Chunks, cancellationToken);
        else if (quiet >= (import.Round == 0 ? Sending : Patience)) await ResumeAsync(import, counts, cancellationToken);
    }

    private async Task ResumeAsync(Import import, ImportCounts counts, CancellationToken cancellationToken)
    {
        LogResumed(import.Id, import.Chunks - counts.Chunks);
        await messages.SendMissingAsync(import, cancellationToken);
    }

    /// <summary>The rows themselves are not needed any more, unless some are still to be taken in.</summary>
    private async Task CloseAsync(Import import, bool finished, CancellationToken cancellationToken)
    {
        await open.KeepAsync(import.Id, clock.GetUtcNow() + Keep, cancellationToken);
        if (finished) await store.DeleteAsync(import.Upload, cancellationToken);
        await open.RemoveAsync(import.Id, cancellationToken);
    }

    private async Task ForgetAsync(string importId, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(importId, cancellationToken) is { } import) await store.DeleteAsync(import.Upload, cancellationToken);
        await store.DeleteAsync(importId, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Import {ImportId} does not get on: {Count} chunks are sent off again")]
    private partial void LogResumed(string importId, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Id} cannot be looked after; trying again in the next round")]
    private partial void LogStuck(Exception exception, string id);
}
