using System.Collections.Concurrent;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Storage.Sources;

/// <summary>
/// Table <c>sources</c>, partition <c>uses</c>: when each source last sent something rightly signed, to the minute. Each instance writes it once a minute at most, and over whatever is there:
/// nobody waits for another, and a time that could not be written is no fault.
/// </summary>
public sealed partial class SourceUses(Tables tables, TimeProvider clock, ILogger<SourceUses> log)
{
    private const string Partition = "uses";
    private const string At = "at";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _written = new();

    public async Task NoteAsync(string id)
    {
        var now = clock.GetUtcNow();
        if (_written.TryGetValue(id, out var last) ? now - last < Pause || !_written.TryUpdate(id, now, last) : !_written.TryAdd(id, now)) return;
        try
        {
            await tables.Sources.UpsertEntityAsync(new TableEntity(Partition, id) { [At] = now }, TableUpdateMode.Replace, CancellationToken.None);
        }
#pragma warning disable CA1031 // What the source sent matters, and not when.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotNoted(e, id);
        }
    }

    public async Task<DateTimeOffset?> LastAsync(string id, CancellationToken cancellationToken) => (await tables.Sources.FindAsync(Partition, id, cancellationToken))?.GetDateTimeOffset(At);

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> AllAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, DateTimeOffset> all = [];
        await foreach (var row in tables.Sources.RowsAsync(Partition, null, null, 1000, cancellationToken)) all[row.RowKey] = row.GetDateTimeOffset(At)!.Value;
        return all;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "When source {Source} was last used could not be noted")]
    private partial void LogNotNoted(Exception exception, string source);
}
