using System.Collections.Immutable;
using AiInfra.Alerts;
using AiInfra.Json;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>What is remembered of the evaluations of one deal.</summary>
/// <param name="States">By rule id.</param>
/// <param name="Unsent">Ids of events found whose alert message may not have gone out.</param>
/// <param name="Versions">ETags of the rule rows.</param>
public sealed record EvaluationMemory(IReadOnlyDictionary<string, RuleState> States, ImmutableArray<string> Unsent, IReadOnlyDictionary<string, ETag> Versions)
{
    public static readonly EvaluationMemory None = new(ImmutableDictionary<string, RuleState>.Empty, [], ImmutableDictionary<string, ETag>.Empty);
}

/// <summary>An event and when it entered the public feed.</summary>
public sealed record StoredEvent(DealEvent Event, DateTimeOffset? PublishedAt, ETag ETag);

/// <summary>Table <c>evaluations</c>, one partition a deal: a row for each rule (its state) and for each event. An event that is there and not sent is resumed with the same id.</summary>
public sealed class EvaluationStore(Tables tables)
{
    private const string RuleId = "ruleId";
    private const string Sent = "sent";
    private const string PublishedAt = "publishedAt";

    public async Task<EvaluationMemory> RecallAsync(string dealId, CancellationToken cancellationToken)
    {
        Dictionary<string, RuleState> states = [];
        Dictionary<string, ETag> versions = [];
        List<string> unsent = [];
        await foreach (var row in tables.Evaluations.RowsAsync(dealId, null, null, 1000, cancellationToken))
        {
            if (row.GetString(RuleId) is { } ruleId)
            {
                states[ruleId] = row.Record(DomainJson.Default.RuleState);
                versions[ruleId] = row.ETag;
            }
            else if (row.GetBoolean(Sent) is false)
            {
                unsent.Add(row.RowKey);
            }
        }

        return new(states, [.. unsent], versions);
    }

    /// <summary>Stores new states and events together.</summary>
    /// <returns>False when another evaluation was first: recall and evaluate again.</returns>
    public async Task<bool> TryStoreAsync(string dealId, EvaluationResult result, EvaluationMemory memory, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(memory);
        if (result.States.IsEmpty) return true;
        var actions = result.States.Select(state => RuleAction(dealId, state, memory))
            .Concat(result.Events.Select(e => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(dealId, e.Id) { [Sent] = false }.With(e, DomainJson.Default.DealEvent))));
        try
        {
            await tables.Evaluations.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }
    }

    public async Task MarkSentAsync(string eventId, CancellationToken cancellationToken) =>
        await tables.Evaluations.UpdateEntityAsync(new TableEntity(TableKeys.DealOf(eventId), eventId) { [Sent] = true }, ETag.All, TableUpdateMode.Merge, cancellationToken);

    public async Task<StoredEvent?> FindEventAsync(string eventId, CancellationToken cancellationToken) =>
        await tables.Evaluations.FindAsync(TableKeys.DealOf(eventId), eventId, cancellationToken) is { } row && !row.ContainsKey(RuleId)
            ? new(row.Record(DomainJson.Default.DealEvent), row.GetDateTimeOffset(PublishedAt), row.ETag)
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

    private static TableTransactionAction RuleAction(string dealId, RuleState state, EvaluationMemory memory)
    {
        var row = new TableEntity(dealId, TableKeys.RuleState(dealId, state.RuleId)) { [RuleId] = state.RuleId }.With(state, DomainJson.Default.RuleState);
        return memory.Versions.TryGetValue(state.RuleId, out var version)
            ? new(TableTransactionActionType.UpdateReplace, row, version)
            : new(TableTransactionActionType.Add, row);
    }
}
