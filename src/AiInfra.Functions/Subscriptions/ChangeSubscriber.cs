using System.Text.Json;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Rules;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions;

/// <summary>
/// <c>PATCH /api/subscribers/{id}</c>, for operators: a merge patch (RFC 7396) of <c>name</c>, <c>language</c>, <c>frequency</c>, <c>timeZone</c>, <c>quietHours</c>, <c>eachAlone</c>, <c>contact</c>, <c>paused</c> and
/// <c>rules</c>; <c>null</c> takes one back to what it is for who says nothing. Channels are left to their owners.
/// </summary>
public sealed class ChangeSubscriber(SubscriberStore subscribers, RuleKeeper rules)
{
    private const int MaxBody = 16 * 1024;

    private static readonly string[] Types = ["application/merge-patch+json", "application/json"];

    [Function("ChangeSubscriber")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "patch", Route = "api/subscribers/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, MaxBody, Types, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        if (document.RootElement.ValueKind is not JsonValueKind.Object) return Problems.Unreadable("The body is one JSON object: {\"frequency\": \"daily\"}.");
        if (!TableKeys.IsSafe(id)) return NotFound();
        var current = await rules.CurrentAsync(cancellationToken);
        // Rules of their own are in force before anyone follows them; what they are does not depend on the subscriber.
        if (await subscribers.FindAsync(id, cancellationToken) is { } there && SubscriberPatch.Apply(there, document.RootElement, current) is SubscriberReading.Ok { Own: var own })
            current = await rules.EnsureAsync(own, cancellationToken);
        SubscriberReading? reading = null;
        var changed = await subscribers.ChangeAsync(id, known => (reading = SubscriberPatch.Apply(known, document.RootElement, current)) is SubscriberReading.Ok ok ? ok.Subscriber : known, cancellationToken);
        return (reading, changed) switch
        {
            (SubscriberReading.Invalid invalid, _) => Problems.Invalid(invalid.Errors),
            (_, { } subscriber) => SubscriberResult.Of(subscriber),
            _ => NotFound(),
        };
    }

    private static IResult NotFound() => Problems.NotFound("There is no subscriber with this id.");
}
