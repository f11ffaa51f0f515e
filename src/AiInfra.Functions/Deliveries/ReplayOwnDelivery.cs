using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Subscriptions;
using AiInfra.Functions.Subscriptions.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Deliveries;

/// <summary><c>POST /s/manage/{token}/replay</c> with <c>{"alert": …, "delivery": …}</c>, both as the list gives them: 202, and the delivery goes out again to the subscriber who holds the link, under the same id.</summary>
public sealed class ReplayOwnDelivery(LinkDoor door, Replays replays)
{
    private const int MaxBody = 4096;
    private const int MaxId = 400;

    [Function("ReplayOwnDelivery")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/manage/{token}/replay")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        door.EnterAsync(request, LinkPurpose.Manage, token, visitor => ReplayAsync(request, visitor.Link, cancellationToken), cancellationToken);

    private async Task<IResult> ReplayAsync(HttpRequest request, Link link, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        if (document.RootElement.ValueKind is not System.Text.Json.JsonValueKind.Object) return Problems.Unreadable("The body must be one JSON object.");
        List<FieldError> errors = [];
        var fields = new Fields(document.RootElement, "#", errors);
        var (alert, delivery) = (fields.Text("alert", MaxId), fields.Text("delivery", MaxId));
        fields.RefuseOthers();
        if (alert is null) fields.Refuse("alert", "is missing: the id of the alert, as the list of deliveries gives it");
        if (delivery is null) fields.Refuse("delivery", "is missing: the id of the delivery, as the list of deliveries gives it");
        return errors.Count > 0 ? Problems.Invalid(errors) : DeliveryResult.Of(await replays.ReplayAsync(alert!, link.SubscriberId, delivery!, cancellationToken));
    }
}
