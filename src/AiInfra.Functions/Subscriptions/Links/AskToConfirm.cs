using AiInfra.Alerts;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Links;

/// <summary><c>GET /s/confirm/{token}</c>: what was asked for in the name of this channel, and a button. Confirms nothing.</summary>
public sealed class AskToConfirm(LinkDoor door, SubscriberLinks links)
{
    [Function("AskToConfirm")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "s/confirm/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        door.EnterAsync(request, LinkPurpose.Confirm, token, visitor => Task.FromResult<IResult>(Of(visitor)), cancellationToken);

    private PageResult Of(Visitor visitor)
    {
        var words = visitor.Words;
        if (ConfirmSubscription.IsOutdated(visitor)) return LinkPages.Gone(words);
        return visitor.Subscriber.Channel(visitor.Link.Channel) is { State: ChannelState.Unverified } channel
            ? LinkPages.Question(words, words.Say("Get deal alerts?"), Lines(visitor.Subscriber, channel, words), FormParts.Button(visitor.Path, words.Say("Yes, send me alerts"), "main"))
            : ConfirmSubscription.Confirmed(visitor, links);
    }

    private static IEnumerable<string> Lines(Subscriber subscriber, ChannelAddress channel, Wording words)
    {
        yield return words.Say("Someone, probably you, asked for alerts about AI infrastructure deals at {0}.", channel.Masked);
        if (subscriber.Contact is { } contact) yield return words.Say("Who reads mail at {0} will be able to change this subscription.", new ChannelAddress(ChannelType.Email, contact).Masked);
        yield return words.Say("If it was not you, do nothing: without your yes nothing is sent, and the address is forgotten in two days.");
    }
}
