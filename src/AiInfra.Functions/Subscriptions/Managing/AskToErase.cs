using AiInfra.Functions.Subscriptions.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary><c>GET /s/manage/{token}/erase</c>: asks once more. Erases nothing.</summary>
public sealed class AskToErase(LinkDoor door)
{
    [Function("AskToErase")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "s/manage/{token}/erase")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        door.EnterAsync(request, LinkPurpose.Manage, token, visitor => Task.FromResult<IResult>(Of(visitor)), cancellationToken);

    private static PageResult Of(Visitor visitor) => LinkPages.Question(
        visitor.Words,
        visitor.Words.Say("Erase everything?"),
        [visitor.Words.Say("The subscription ends on every channel, and your addresses, settings and reports are erased at once. This cannot be undone.")],
        Html.Of($"""
            <div class="row">{FormParts.Button($"{visitor.Path}/erase", visitor.Words.Say("Erase everything"), "danger")}<a href="{visitor.Path}">{visitor.Words.Say("Back")}</a></div>
            """));
}
