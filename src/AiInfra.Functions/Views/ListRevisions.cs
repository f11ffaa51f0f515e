using System.Globalization;
using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Views;

/// <summary>
/// <c>GET /api/deals/{id}/revisions?limit=&amp;cursor=</c>: how the record came about, oldest first: who, when, why, and what changed field by field. Follow <c>next</c> until it is absent.
/// A number may be missing after a crash.
/// </summary>
public sealed class ListRevisions(DealRevisions revisions, DealStore deals)
{
    [Function("ListRevisions")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/deals/{id}/revisions")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!PageLimit.TryRead(request, out var limit)) return PageLimit.Problem;
        var after = 0;
        if (request.Query.TryGetValue("cursor", out var cursor) && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return Problems.Unreadable("The query parameter cursor is not one this list gave out.");
        if (!DealId.IsWellFormed(id)) return NotFound();
        var page = await revisions.PageAsync(id, after, limit, cancellationToken);
        if (page.Revisions.Count == 0 && await deals.FindAsync(id, cancellationToken) is null) return NotFound();
        return JsonResult.Write(writer => Write(writer, page));
    }

    private static IResult NotFound() => Problems.NotFound("There is no deal with this id.");

    private static void Write(Utf8JsonWriter writer, RevisionPage page)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("revisions");
        foreach (var revision in page.Revisions) Write(writer, revision);
        writer.WriteEndArray();
        if (page.Next is { } next) writer.WriteString("next", next.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, StoredRevision revision)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", revision.Number);
        writer.WriteString("at", revision.At);
        writer.WriteString("by", revision.By);
        writer.WriteString("why", revision.Why);
        writer.WriteStartArray("changes");
        foreach (var change in revision.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("field", change.Field);
            if (change.Old is not null) writer.WriteString("old", change.Old);
            if (change.New is not null) writer.WriteString("new", change.New);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
