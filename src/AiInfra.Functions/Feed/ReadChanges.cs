using System.Text.Json;
using AiInfra.Feed;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Feed;

/// <summary>
/// <c>GET /api/changes?after=</c>: every event, corrections included, oldest first, 100 a page, two seconds after it is published. Keep <c>next</c> and ask again with it; while <c>more</c> is true at once.
/// </summary>
public sealed class ReadChanges(AlertFeed feed)
{
    private const int PageSize = 100;

    [Function("ReadChanges")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/changes")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        MonthlyPlace? from = null;
        if (request.Query.TryGetValue("after", out var after))
        {
            if (!AlertFeed.TryChangeCursor(after, out var place)) return Problems.Unreadable("The query parameter after is a value of next that this list gave out; leave it out to begin.");
            from = place;
        }

        var page = await feed.ChangesAsync(from, PageSize, cancellationToken);
        return JsonResult.Write(writer => Write(writer, page));
    }

    private static void Write(Utf8JsonWriter writer, ChangePage page)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("changes");
        foreach (var change in page.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("entry", EntryId.Of(change.Event.Corrects ?? change.Event.Id));
            writer.WriteString("publishedAt", change.PublishedAt);
            writer.WritePropertyName("event");
            JsonSerializer.Serialize(writer, change.Event, DomainJson.Readable.DealEvent);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("next", page.Next);
        writer.WriteBoolean("more", page.More);
        writer.WriteEndObject();
    }
}
