using AiInfra.Functions.Subscriptions.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary><c>POST /s/manage/{token}/erase</c>: erases everything held about the subscriber (GDPR art. 17).</summary>
public sealed class EraseSubscription(LinkDoor door, Erasure erasure)
{
    [Function("EraseSubscription")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/manage/{token}/erase")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        door.EnterAsync(request, LinkPurpose.Manage, token, visitor => EraseAsync(visitor, cancellationToken), cancellationToken);

    private async Task<IResult> EraseAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        await erasure.EraseAsync(visitor.Link.SubscriberId, cancellationToken);
        return LinkPages.Done(visitor.Words, visitor.Words.Say("Everything is erased"), [visitor.Words.Say("Nothing is held about you any more. What was on its way at this moment may still arrive.")]);
    }
}
