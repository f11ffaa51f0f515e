using System.Globalization;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Importing.Stored;
using AiInfra.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Importing;

/// <summary>
/// <c>GET /api/imports/{id}/rows?only=&amp;cursor=</c>, for operators: what became of each row, by its line, in the order of the file; with <c>only</c> those of one status. A page covers 1,000 rows, so it may hold
/// fewer, or none: follow <c>next</c> until it is absent. While the import runs, rows that are not done yet are left out.
/// </summary>
public sealed class ListImportRows(ImportStore store)
{
    private const int ChunksPerPage = 10;

    [Function("ListImportRows")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/imports/{id}/rows")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var after = -1;
        if (request.Query.TryGetValue("cursor", out var cursor) && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return Problems.Unreadable("The query parameter cursor is not one this list gave out.");
        RowStatus? only = null;
        if (request.Query.TryGetValue("only", out var status))
        {
            if (!SnakeCase.TryParse<RowStatus>(status, out var one)) return Problems.Unreadable($"The query parameter only is one of {string.Join(", ", SnakeCase.All<RowStatus>())}.");
            only = one;
        }

        if (!Import.IsWellFormed(id) || await store.FindAsync(id, cancellationToken) is null) return Problems.NotFound("There is no import with this id.");
        var (rows, next) = await store.ResultsAsync(id, after, ChunksPerPage, cancellationToken);
        return JsonResult.Write(writer =>
        {
            writer.WriteStartObject();
            ImportResult.WriteRows(writer, rows.Where(r => only is null || r.Status == only));
            if (next is { } place) writer.WriteString("next", place.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        });
    }
}
