using System.Text.Json;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Views;

/// <summary><c>GET /api/deals?limit=&amp;cursor=</c>: newest submission first, 50 a page, 200 at most. Follow <c>next</c> until it is absent; a page may hold fewer than asked for.</summary>
public sealed class ListDeals(RecentDeals recent)
{
    [Function("ListDeals")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/deals")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!PageLimit.TryRead(request, out var limit)) return PageLimit.Problem;
        MonthlyPlace? from = null;
        if (request.Query.TryGetValue("cursor", out var cursor))
        {
            if (!MonthlyPlace.TryParse(cursor, "", out var place)) return Problems.Unreadable("The query parameter cursor is not one this list gave out.");
            from = place;
        }

        var page = await recent.PageAsync(from, limit, cancellationToken);
        return JsonResult.Write(writer => Write(writer, page));
    }

    private static void Write(Utf8JsonWriter writer, DealPage page)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("deals");
        foreach (var deal in page.Deals) JsonSerializer.Serialize(writer, deal, DomainJson.Readable.Deal);
        writer.WriteEndArray();
        if (page.Next is not null) writer.WriteString("next", page.Next);
        writer.WriteEndObject();
    }
}
