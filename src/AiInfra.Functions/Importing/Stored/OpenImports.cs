using System.Globalization;
using AiInfra.Functions.Storage;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Importing.Stored;

/// <summary>Something of table <c>imports</c> that is not finished.</summary>
/// <param name="Id">An upload, or an import.</param>
/// <param name="Since">When it was begun, or when it was last seen to get on.</param>
/// <param name="Import">The import an upload became, or is about to become.</param>
/// <param name="Done">How many chunks were done then.</param>
public sealed record OpenWork(string Id, DateTimeOffset Since, string? Import, int Done);

/// <summary>The lists of what is under way and of what is to be deleted.</summary>
public sealed class OpenImports(Tables tables, TimeProvider clock)
{
    private const string Open = "open";
    private const string Kept = "kept";
    private const string Since = "since";
    private const string Import = "import";
    private const string Done = "done";
    private const string Id = "id";

    public Task PutAsync(string id, string? import, int done, CancellationToken cancellationToken) =>
        tables.Imports.UpsertEntityAsync(new TableEntity(Open, TableKeys.OpenImport(id)) { [Id] = id, [Since] = clock.GetUtcNow(), [Import] = import, [Done] = done }, TableUpdateMode.Replace, cancellationToken);

    public Task RemoveAsync(string id, CancellationToken cancellationToken) => tables.Imports.DeleteEntityAsync(Open, TableKeys.OpenImport(id), ETag.All, cancellationToken);

    public async Task<IReadOnlyList<OpenWork>> AllAsync(CancellationToken cancellationToken)
    {
        List<OpenWork> all = [];
        await foreach (var row in tables.Imports.RowsAsync(Open, null, null, 1000, cancellationToken))
            all.Add(new(row.GetString(Id), row.GetDateTimeOffset(Since)!.Value, row.GetString(Import), row.GetInt32(Done) ?? 0));
        return all;
    }

    public Task KeepAsync(string id, DateTimeOffset until, CancellationToken cancellationToken) =>
        tables.Imports.UpsertEntityAsync(new TableEntity(Kept, string.Create(CultureInfo.InvariantCulture, $"{until.UtcTicks:D19}.{id}")) { [Id] = id }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Hands over what was kept long enough, each until it was dealt with.</summary>
    public async Task ExpireAsync(Func<string, Task> expire, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(expire);
        List<TableEntity> expired = [];
        await foreach (var row in tables.Imports.RowsAsync(Kept, null, clock.GetUtcNow().UtcTicks.ToString("D19", CultureInfo.InvariantCulture), 100, cancellationToken)) expired.Add(row);
        foreach (var row in expired)
        {
            await expire(row.GetString(Id));
            await tables.Imports.DeleteEntityAsync(Kept, row.RowKey, ETag.All, cancellationToken);
        }
    }
}
