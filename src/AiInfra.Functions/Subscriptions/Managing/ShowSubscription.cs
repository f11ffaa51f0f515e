using AiInfra.Functions.Subscriptions.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary><c>GET /s/manage/{token}</c>: the subscription, as its owner sees and changes it.</summary>
public sealed class ShowSubscription(LinkDoor door, ManagePage page)
{
    [Function("ShowSubscription")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "s/manage/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        door.EnterAsync(request, LinkPurpose.Manage, token, async visitor => await page.OfAsync(visitor, Note(visitor, request), null, cancellationToken), cancellationToken);

    private static Html? Note(Visitor visitor, HttpRequest request) => request.Query["done"].ToString() switch
    {
        "saved" => Html.Of($"{visitor.Words.Say("Saved.")}"),
        "tested" => Html.Of($"{visitor.Words.Say("A test is on its way.")}"),
        _ => null,
    };
}
