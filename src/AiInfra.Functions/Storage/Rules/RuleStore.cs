using System.Globalization;
using AiInfra.Rules;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage.Rules;

/// <summary>A rule as it is stored.</summary>
/// <param name="Rule">Null when it is retired, or its text is of a later version of the app.</param>
public sealed record StoredRule(string Id, Rule? Rule, bool IsRetired, DateTimeOffset UpdatedAt);

/// <summary>
/// Table <c>rules</c>, one partition: a row for each rule, one for the version, and one for each change with the version it made, all written in one transaction. So whoever knows a version reads what changed since
/// in one query, and two changes never make the same version.
/// </summary>
public sealed class RuleStore(Tables tables, TimeProvider clock)
{
    private const string Partition = "rules";
    private const string VersionRow = "version";
    private const string Version = "version";
    private const string RuleId = "ruleId";
    private const int MaxRaces = 40;

    public async Task<StoredRule?> FindAsync(string ruleId, CancellationToken cancellationToken) =>
        TableKeys.IsSafe(ruleId) && await tables.Rules.FindAsync(Partition, TableKeys.RuleRow(ruleId), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>Every rule, and the version they are at least of: a storage page for each 1,000.</summary>
    public async Task<(long Version, IReadOnlyList<StoredRule> Rules)> AllAsync(CancellationToken cancellationToken)
    {
        var version = (await tables.Rules.FindAsync(Partition, VersionRow, cancellationToken))?.GetInt64(Version) ?? 0;
        List<StoredRule> rules = [];
        await foreach (var row in tables.Rules.RowsAsync(Partition, "r.", "r.~", 1000, cancellationToken)) rules.Add(Read(row));
        return (version, rules);
    }

    /// <summary>The rules that changed after a version, as they are now. One round trip when none did.</summary>
    public async Task<(long Version, IReadOnlyList<StoredRule> Rules)> ChangedAsync(long since, CancellationToken cancellationToken)
    {
        var version = since;
        HashSet<string> ids = new(StringComparer.Ordinal);
        await foreach (var row in tables.Rules.RowsAsync(Partition, TableKeys.RuleChange(since), "v.~", 1000, cancellationToken))
        {
            ids.Add(row.GetString(RuleId));
            version = long.Parse(row.RowKey.AsSpan(2), CultureInfo.InvariantCulture);
        }

        var rules = await Task.WhenAll(ids.Select(id => FindAsync(id, cancellationToken)));
        return (version, [.. rules.OfType<StoredRule>()]);
    }

    /// <summary>Stores a rule, or what becomes of it.</summary>
    /// <param name="retired">It is no longer in force; its id stays taken.</param>
    public async Task PutAsync(Rule rule, bool retired, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rule);
        for (var race = 0; race < MaxRaces; race++)
        {
            var current = await tables.Rules.FindAsync(Partition, VersionRow, cancellationToken);
            if (await TryPutAsync(Row(rule, retired), rule.Id, current, cancellationToken)) return;
            await LostRace.PauseAsync(race + 1, cancellationToken);
        }

        throw new RequestFailedException(503, "The rules are changed by too many at once.");
    }

    private async Task<bool> TryPutAsync(TableEntity row, string ruleId, TableEntity? current, CancellationToken cancellationToken)
    {
        var next = (current?.GetInt64(Version) ?? 0) + 1;
        var version = new TableEntity(Partition, VersionRow) { [Version] = next };
        try
        {
            await tables.Rules.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.UpsertReplace, row),
                    current is null ? new(TableTransactionActionType.Add, version) : new(TableTransactionActionType.UpdateReplace, version, current.ETag),
                    new(TableTransactionActionType.Add, new TableEntity(Partition, TableKeys.RuleChange(next)) { [RuleId] = ruleId }),
                ],
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }
    }

    private TableEntity Row(Rule rule, bool retired) => new(Partition, TableKeys.RuleRow(rule.Id))
    {
        [RuleId] = rule.Id,
        ["name"] = rule.IsOwn ? null : rule.Name,
        ["text"] = rule.Text,
        ["urgent"] = rule.Urgent,
        ["retired"] = retired,
        ["updatedAt"] = clock.GetUtcNow(),
    };

    private static StoredRule Read(TableEntity row)
    {
        var retired = row.GetBoolean("retired") is true;
        var text = row.GetString("text");
        var rule = retired || RuleReader.Parse(text) is not CriteriaReading.Ok { Criteria: var criteria }
            ? null
            : new Rule(row.GetString(RuleId), row.GetString("name") ?? text, criteria) { Urgent = row.GetBoolean("urgent") is true };
        return new(row.GetString(RuleId), rule, retired, row.GetDateTimeOffset("updatedAt") ?? default);
    }
}
