using AiInfra.Alerts;
using AiInfra.Functions.Telemetry;
using AiInfra.Json;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>What is remembered of the evaluations of one deal, as it is stored.</summary>
/// <param name="Unsent">Ids of events found whose alert message may not have gone out.</param>
/// <param name="Version">Of the row; null while there is none.</param>
public sealed record EvaluationMemory(Remembered Remembered, IReadOnlyList<string> Unsent, ETag? Version)
{
    public static readonly EvaluationMemory None = new(Remembered.Nothing, [], null);
}

/// <summary>An event and when it entered the public feed.</summary>
/// <param name="Trace">Of the evaluation that found it.</param>
public sealed record StoredEvent(DealEvent Event, DateTimeOffset? PublishedAt, ETag ETag, CarriedTrace? Trace);

/// <summary>Table <c>evaluations</c>, one partition a deal: a row for what is remembered, guarded by its ETag, and one for each event. An event that is there and not sent is resumed with the same id.</summary>
public sealed class EvaluationStore(Tables tables)
{
    private const string Sent = "sent";
    private const string PublishedAt = "publishedAt";

    public async Task<EvaluationMemory> RecallAsync(string dealId, CancellationToken cancellationToken)
    {
        var memory = EvaluationMemory.None;
        List<string> unsent = [];
        await foreach (var row in tables.Evaluations.RowsAsync(dealId, null, null, 1000, cancellationToken))
        {
            if (row.RowKey == TableKeys.Remembered(dealId)) memory = new(row.Record(DomainJson.Default.Remembered), [], row.ETag);
            else if (row.GetBoolean(Sent) is false) unsent.Add(row.RowKey);
        }

        return memory with { Unsent = unsent };
    }

    /// <summary>Stores what is remembered now and the events together.</summary>
    /// <returns>The memory as it is stored; null when another evaluation was first: recall and evaluate again.</returns>
    public async Task<EvaluationMemory?> TryStoreAsync(string dealId, EvaluationResult result, EvaluationMemory memory, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(memory);
        if (result.Remembered == memory.Remembered && result.Events.IsEmpty) return memory;
        var row = new TableEntity(dealId, TableKeys.Remembered(dealId)).With(result.Remembered, DomainJson.Default.Remembered);
        TableTransactionAction remember = memory.Version is { } version ? new(TableTransactionActionType.UpdateReplace, row, version) : new(TableTransactionActionType.Add, row);
        var events = result.Events.Select(e => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(dealId, e.Id) { [Sent] = false }.WithTrace().With(e, DomainJson.Default.DealEvent)));
        try
        {
            var written = await tables.Evaluations.SubmitTransactionAsync([remember, .. events], cancellationToken);
            return memory with { Remembered = result.Remembered, Version = written.Value[0].Headers.ETag };
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return null;
        }
    }

    public async Task MarkSentAsync(string eventId, CancellationToken cancellationToken) =>
        await tables.Evaluations.UpdateEntityAsync(new TableEntity(TableKeys.DealOf(eventId), eventId) { [Sent] = true }, ETag.All, TableUpdateMode.Merge, cancellationToken);

    public async Task<StoredEvent?> FindEventAsync(string eventId, CancellationToken cancellationToken) =>
        await tables.Evaluations.FindAsync(TableKeys.DealOf(eventId), eventId, cancellationToken) is { } row && row.ContainsKey(Sent)
            ? new(row.Record(DomainJson.Default.DealEvent), row.GetDateTimeOffset(PublishedAt), row.ETag, row.Trace())
            : null;

    /// <returns>False when the row changed since it was read.</returns>
    public async Task<bool> TrySetPublishedAsync(StoredEvent stored, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        try
        {
            var row = new TableEntity(TableKeys.DealOf(stored.Event.Id), stored.Event.Id) { [PublishedAt] = at };
            await tables.Evaluations.UpdateEntityAsync(row, stored.ETag, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }
    }
}
