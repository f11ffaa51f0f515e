using AiInfra.Functions.Rules;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Links;

/// <summary><c>POST /s/confirm/{token}</c>: from now on alerts go to the channel the token came over. The same again changes nothing.</summary>
public sealed class ConfirmSubscription(LinkDoor door, SubscriberStore subscribers, RuleKeeper rules, SubscriberLinks links, TimeProvider clock)
{
    [Function("ConfirmSubscription")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/confirm/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        door.EnterAsync(request, LinkPurpose.Confirm, token, visitor => ConfirmAsync(visitor, cancellationToken), cancellationToken);

    private async Task<IResult> ConfirmAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        if (IsOutdated(visitor)) return LinkPages.Gone(visitor.Words);
        await rules.EnsureAsync(visitor.Subscriber.OwnRules(), cancellationToken);
        var confirmed = await subscribers.ChangeAsync(visitor.Link.SubscriberId, known => IsOutdated(visitor with { Subscriber = known }) ? known : known.Confirm(visitor.Link.Channel, clock.GetUtcNow()), cancellationToken);
        return confirmed is null ? LinkPages.Gone(visitor.Words) : Confirmed(visitor, links);
    }

    /// <summary>Someone has signed up anew in the name of the channel since the link was sent.</summary>
    internal static bool IsOutdated(Visitor visitor) => visitor.Subscriber.Channel(visitor.Link.Channel) is { State: ChannelState.Unverified } && visitor.Link.SignUp != Link.SignUpOf(visitor.Subscriber);

    internal static PageResult Confirmed(Visitor visitor, SubscriberLinks links) => LinkPages.Done(
        visitor.Words,
        visitor.Words.Say("You get deal alerts"),
        [visitor.Words.Say("This channel is confirmed. Each message has links to change what you hear, and to end it.")],
        LinkPages.LinkTo(ManagePath(visitor, links), visitor.Words.Say("Change what you hear")));

    private static string ManagePath(Visitor visitor, SubscriberLinks links) => links.To(visitor.Link with { Purpose = LinkPurpose.Manage }, SubscriberLinks.ManageFor).AbsolutePath;
}
