using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Watches.Sources;
using AiInfra.Watches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Watches;

/// <summary>
/// <c>POST /api/watches</c>, for operators: <c>{"url": "https://…", "language": "de", "publisher": "…", "type": "press", "enabled": true}</c>, an RSS, Atom or JSON feed.
/// 201 with the watch; 409 when it is watched already.
/// </summary>
public sealed class AddWatch(WatchStore watches, SourceClient client, TimeProvider clock)
{
    internal const int MaxBody = 16 * 1024;

    [Function("AddWatch")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/watches")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        if (document.RootElement.ValueKind is not JsonValueKind.Object) return Problems.Unreadable("The body is one JSON object: {\"url\": \"https://…\"}.");
        List<FieldError> errors = [];
        var watch = Read(new(document.RootElement, "#", errors));
        if (errors.Count > 0) return Problems.Invalid(errors);
        return await watches.TryAddAsync(watch!, cancellationToken) ? WatchResult.Of(watch!, 201) : Problems.Conflict("Watched already", $"Change {WatchResult.PathOf(watch!.Id)} by PATCH.");
    }

    private Watch? Read(Fields fields)
    {
        var errors = fields.Errors.Count;
        var url = fields.Text("url", 2048);
        if (fields.Errors.Count == errors && (url is null || !client.IsUsable(url))) fields.Refuse("url", "must be an https URL on port 443 without a user name");
        var isUsable = fields.Errors.Count == errors;
        var address = isUsable ? new Uri(url!) : new Uri("https://example.org");
        return WatchFields.Read(fields, new(Watch.IdOf(address), address, clock.GetUtcNow()), name => fields.Raw(name) is not null);
    }
}
