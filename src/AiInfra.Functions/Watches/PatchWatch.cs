using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Watches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Watches;

/// <summary>
/// <c>PATCH /api/watches/{id}</c>, for operators: a JSON Merge Patch (RFC 7396) of <c>language</c>, <c>publisher</c>, <c>type</c> and <c>enabled</c>. What is enabled again is due at once.
/// 200 with the watch. Another address is another source: add that, and delete this.
/// </summary>
public sealed class PatchWatch(WatchStore watches, TimeProvider clock)
{
    private static readonly string[] MediaTypes = ["application/merge-patch+json", "application/json"];

    [Function("PatchWatch")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "patch", Route = "api/watches/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = await JsonBody.ReadAsync(request, AddWatch.MaxBody, MediaTypes, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        var patch = document.RootElement;
        if (patch.ValueKind is not JsonValueKind.Object) return Problems.Unreadable("The body is one JSON object: {\"enabled\": false}.");
        if (!TableKeys.IsSafe(id) || await watches.FindAsync(id, cancellationToken) is not { } stored) return NotFound();
        List<FieldError> errors = [];
        Patched(stored.Record, patch, errors);
        if (errors.Count > 0) return Problems.Invalid(errors);
        return await watches.ChangeAsync(id, watch => Patched(watch, patch, []), cancellationToken) is { } patched ? WatchResult.Of(patched) : NotFound();
    }

    internal static IResult NotFound() => Problems.NotFound("There is no watch with this id.");

    private Watch Patched(Watch watch, JsonElement patch, List<FieldError> errors)
    {
        var patched = WatchFields.Read(new(patch, "#", errors), watch, name => patch.TryGetProperty(name, out _));
        return patched.Enabled && !watch.Enabled ? patched with { Failures = 0, DueAt = clock.GetUtcNow() } : patched;
    }
}
