using System.Text.Json;
using AiInfra.LocalHost.Tools;
using Microsoft.Net.Http.Headers;

namespace AiInfra.LocalHost.Teams;

/// <summary>A Teams channel for one machine: a webhook that behaves like one of Teams Workflows, and a page that shows what it received.</summary>
internal static class LocalTeams
{
    public const string Webhook = "/local/teams/webhook";

    /// <summary>Card content is hostile: scripts and styles come from this origin only, nothing is loaded from elsewhere, nothing is framed.</summary>
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <param name="adaptiveCardsJs">Microsoft's renderer, see <see cref="LocalTools.AdaptiveCardsJs"/>.</param>
    /// <param name="cardsFile">Where received cards are kept, see <see cref="LocalToolsOptions.TeamsCardsFile"/>.</param>
    public static void MapLocalTeams(this IEndpointRouteBuilder app, string adaptiveCardsJs, string cardsFile, TimeProvider time)
    {
        var received = new ReceivedCards(new CardFile(Path.GetFullPath(cardsFile)));
        app.MapPost(Webhook, (HttpRequest request, CancellationToken cancellationToken) => ReceiveAsync(request, received, time, cancellationToken));
        app.MapGet("/local/teams.json", (HttpResponse response, CancellationToken cancellationToken) => ListAsync(response, received, cancellationToken));
        app.MapDelete("/local/teams.json", async (CancellationToken cancellationToken) =>
        {
            await received.ClearAsync(cancellationToken);
            return Results.NoContent();
        });
        var pages = Path.Combine(NodePackages.SourceFolder, "teams");
        app.MapPage("/local/teams", Path.Combine(pages, "teams.html"), "text/html; charset=utf-8");
        app.MapPage("/local/teams/teams.css", Path.Combine(pages, "teams.css"), "text/css; charset=utf-8");
        app.MapPage("/local/teams/teams.js", Path.Combine(pages, "teams.js"), "text/javascript; charset=utf-8");
        app.MapPage("/local/teams/adaptivecards.js", Path.GetFullPath(adaptiveCardsJs), "text/javascript; charset=utf-8");
    }

    private static async Task<IResult> ReceiveAsync(HttpRequest request, ReceivedCards received, TimeProvider time, CancellationToken cancellationToken)
    {
        // Another content type could be sent by any web page without asking (a CORS "simple request").
        if (!request.HasJsonContentType()) return Problem(StatusCodes.Status415UnsupportedMediaType, "The content type must be application/json.");
        if (await ReadBodyAsync(request, cancellationToken) is not { } body)
            return Problem(StatusCodes.Status413PayloadTooLarge, $"The message is larger than {TeamsMessage.MaxBytes} bytes, the most that Teams takes.");
        var message = TeamsMessage.Read(body);
        if (message is TeamsMessage.Unreadable unreadable) return Problem(StatusCodes.Status400BadRequest, unreadable.Reason);
        var cards = (TeamsMessage.Cards)message;
        await received.AddAsync(cards.Contents, body.Length, time.GetUtcNow(), cancellationToken);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    /// <returns>Null when it is larger than Teams takes; no more than that is read.</returns>
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > TeamsMessage.MaxBytes) return null;
        var buffer = new byte[TeamsMessage.MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > TeamsMessage.MaxBytes ? null : buffer[..length];
    }

    private static async Task<IResult> ListAsync(HttpResponse response, ReceivedCards received, CancellationToken cancellationToken)
    {
        var (cards, tag) = await received.NewestFirstAsync(cancellationToken);
        response.Headers[HeaderNames.CacheControl] = "no-cache";
        response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        var json = JsonSerializer.SerializeToUtf8Bytes(cards, ReceivedCardJson.Default.IReadOnlyListReceivedCard);
        return Results.Bytes(json, "application/json", entityTag: EntityTagHeaderValue.Parse(tag));
    }

    private static void MapPage(this IEndpointRouteBuilder app, string route, string file, string contentType) => app.MapGet(route, (HttpResponse response) =>
    {
        response.Headers[HeaderNames.ContentSecurityPolicy] = PagePolicy;
        response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers[HeaderNames.CacheControl] = "no-cache";
        return Results.File(file, contentType, lastModified: File.GetLastWriteTimeUtc(file));
    });

    private static IResult Problem(int status, string detail) => Results.Problem(detail, statusCode: status);
}
