using AiInfra.Alerts;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Links;

/// <summary><c>POST /s/mute/{token}</c>: this subscriber hears no more of this deal. The same again changes nothing.</summary>
public sealed class MuteDeal(LinkDoor door, SubscriberStore subscribers)
{
    [Function("MuteDeal")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/mute/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        door.EnterAsync(request, LinkPurpose.Mute, token, visitor => MuteAsync(visitor, cancellationToken), cancellationToken);

    private async Task<IResult> MuteAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        var muted = await subscribers.ChangeAsync(visitor.Link.SubscriberId, known => known.Mute(visitor.Link.DealId!), cancellationToken);
        return muted is null ? LinkPages.Gone(visitor.Words) : Muted(visitor.Words);
    }

    internal static PageResult Muted(Wording words) =>
        LinkPages.Done(words, words.Say("This deal is muted"), [words.Say("You hear no more of it. You can take it back on the page of your subscription.")]);
}
