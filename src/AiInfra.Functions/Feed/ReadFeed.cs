using AiInfra.Feed;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Feed;

/// <summary><c>GET /api/feed.json|.atom|.rss</c>: every alert, newest first, 20 a page; answers 304 to who has the page already.</summary>
public sealed class ReadFeed(RenderedFeed feed)
{
    [Function("ReadFeedJson")]
    public Task<IResult> JsonAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feed.json")] HttpRequest request) => PageAsync(request, FeedFormat.Json);

    [Function("ReadFeedAtom")]
    public Task<IResult> AtomAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feed.atom")] HttpRequest request) => PageAsync(request, FeedFormat.Atom);

    [Function("ReadFeedRss")]
    public Task<IResult> RssAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feed.rss")] HttpRequest request) => PageAsync(request, FeedFormat.Rss);

    private async Task<IResult> PageAsync(HttpRequest request, FeedFormat format)
    {
        MonthlyPlace? from = null;
        if (request.Query.TryGetValue("cursor", out var cursor))
        {
            if (!AlertFeed.TryFeedCursor(cursor, out var place)) return Problems.Unreadable("The query parameter cursor is not one this feed gave out.");
            from = place;
        }

        var page = await feed.PageAsync(format, from);
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, max-age=0, must-revalidate";
        headers.AccessControlAllowOrigin = "*";

        // Conditional requests (RFC 9110 §13) are what the framework's byte result does.
        return Results.Bytes(page.Body, format.MediaType(), lastModified: page.LastModified, entityTag: new(page.ETag));
    }
}
