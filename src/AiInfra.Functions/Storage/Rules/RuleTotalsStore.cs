using System.Text.Json.Serialization;
using AiInfra.Deals;
using AiInfra.Json;
using AiInfra.Totals;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage.Rules;

/// <summary>Where the total of a cumulative rule stands.</summary>
/// <param name="Sequence">How often it crossed its bound or fell back under it.</param>
/// <param name="By">The deal that turned it last.</param>
/// <param name="CrossedBy">The deal by which it crossed last.</param>
public sealed record TotalState(int Sequence, string By, string CrossedBy)
{
    public static readonly TotalState Start = new(0, "", "");

    public bool IsMet => Sequence % 2 == 1;
}

/// <summary>What is known of a cumulative rule: its state and what each deal brings.</summary>
public sealed record TotalBook(TotalState State, ETag? Version, IReadOnlyDictionary<string, (int Revision, Brought? Brought)> Deals);

/// <summary>
/// Table <c>totals</c>, one partition a cumulative rule: a row for what each deal brings and one for the state of the total. A deal's row and the state are written in one transaction by the state's ETag, so that
/// no two deals turn the total on an old sum.
/// </summary>
public sealed class RuleTotalsStore(Tables tables)
{
    /// <summary>Behind every deal id, which begins with a year.</summary>
    private const string StateRow = "state";
    private const string Revision = "revision";
    private const string Gone = "gone";

    /// <summary>One round trip for each 1,000 deals.</summary>
    public async Task<TotalBook> ReadAsync(string ruleId, CancellationToken cancellationToken)
    {
        var (state, version) = (TotalState.Start, (ETag?)null);
        Dictionary<string, (int, Brought?)> deals = new(StringComparer.Ordinal);
        await foreach (var row in tables.Totals.RowsAsync(TableKeys.RuleTotal(ruleId), null, null, 1000, cancellationToken))
        {
            if (row.RowKey == StateRow) (state, version) = (row.Record(RuleTotalsJson.Default.TotalState), row.ETag);
            else deals[row.RowKey] = (row.GetInt32(Revision) ?? 0, row.ContainsKey(Gone) ? null : row.Record(RuleTotalsJson.Default.Brought));
        }

        return new(state, version, deals);
    }

    /// <param name="ruleId">The rule.</param>
    /// <param name="book">As it was read.</param>
    /// <param name="state">Where the total stands now.</param>
    /// <param name="deals">What deals bring now; null when they bring nothing any more. At most 99.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when someone else was first: read again.</returns>
    public async Task<bool> TryWriteAsync(string ruleId, TotalBook book, TotalState state, IEnumerable<(string DealId, int Revision, Brought? Brought)> deals, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(book);
        var partition = TableKeys.RuleTotal(ruleId);
        var row = new TableEntity(partition, StateRow).With(state, RuleTotalsJson.Default.TotalState);
        TableTransactionAction first = book.Version is { } version ? new(TableTransactionActionType.UpdateReplace, row, version) : new(TableTransactionActionType.Add, row);
        try
        {
            await tables.Totals.SubmitTransactionAsync([first, .. deals.Select(d => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row(partition, d.DealId, d.Revision, d.Brought)))], cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }
    }

    private static TableEntity Row(string partition, string dealId, int revision, Brought? brought)
    {
        var row = new TableEntity(partition, dealId) { [Revision] = revision };
        if (brought is not null) return row.With(brought, RuleTotalsJson.Default.Brought);
        row[Gone] = true;
        return row;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(SnakeCaseConverter<DealKind>), typeof(SnakeCaseConverter<Bindingness>), typeof(SnakeCaseConverter<RelationType>)])]
[JsonSerializable(typeof(Brought))]
[JsonSerializable(typeof(TotalState))]
internal sealed partial class RuleTotalsJson : JsonSerializerContext;
