using System.Text.Json;
using AiInfra.Sources;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage.Sources;

/// <summary>Table <c>sources</c>, partition <c>sources</c>: a row for each, encrypted since its secrets are.</summary>
public sealed class SourceStore(Tables tables, SecretBox secrets)
{
    private const string Partition = "sources";
    private const string Token = "token";

    public async Task<Stored<WebhookSource>?> FindAsync(string id, CancellationToken cancellationToken) =>
        await tables.Sources.FindAsync(Partition, id, cancellationToken) is { } row ? Read(row) : null;

    public async Task<IReadOnlyList<WebhookSource>> AllAsync(CancellationToken cancellationToken)
    {
        List<WebhookSource> all = [];
        await foreach (var row in tables.Sources.RowsAsync(Partition, null, null, 1000, cancellationToken)) all.Add(Read(row).Record);
        return all;
    }

    /// <returns>False when the id is taken.</returns>
    public Task<bool> TryAddAsync(WebhookSource source, CancellationToken cancellationToken) =>
        TryWriteAsync(source, row => tables.Sources.AddEntityAsync(row, cancellationToken), cancellationToken);

    /// <returns>False when someone else changed it meanwhile.</returns>
    public Task<bool> TryUpdateAsync(Stored<WebhookSource> stored, WebhookSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return TryWriteAsync(source, row => tables.Sources.UpdateEntityAsync(row, stored.ETag, TableUpdateMode.Replace, cancellationToken), cancellationToken);
    }

    public async Task DeleteAsync(string id, CancellationToken cancellationToken) => await tables.Sources.DeleteEntityAsync(Partition, id, ETag.All, cancellationToken);

    private async Task<bool> TryWriteAsync(WebhookSource source, Func<TableEntity, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var token = Guid.NewGuid().ToString("N");
        var row = new TableEntity(Partition, source.Id) { [Token] = token }.With(secrets.Seal(JsonSerializer.SerializeToUtf8Bytes(source, SourceJson.Default.WebhookSource), source.Id));
        try
        {
            await write(row);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict() || e.Status == 404)
        {
            // The client repeats a write whose answer was lost: a row with one's own token is one's own. A new secret must not be lost with the answer.
            return (await tables.Sources.FindAsync(Partition, source.Id, cancellationToken))?.GetString(Token) == token;
        }
    }

    private Stored<WebhookSource> Read(TableEntity row) => new(
        JsonSerializer.Deserialize(secrets.Open(row.RecordBytes(), row.RowKey), SourceJson.Default.WebhookSource) ?? throw new InvalidDataException($"Row {row.RowKey} holds no source."), row.ETag);
}
