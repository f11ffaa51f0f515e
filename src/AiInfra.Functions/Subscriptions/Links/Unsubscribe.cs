using AiInfra.Alerts;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Links;

/// <summary>
/// <c>POST /s/unsubscribe/{token}</c>: ends what comes over one channel, at once and for whoever posts (RFC 8058 §3.2: no cookies, no origin, no question); with the last channel the subscriber goes. Whatever the body
/// holds, the token says it all. 200 also when it was ended before. Not limited: the programs of large mail providers share few addresses.
/// </summary>
public sealed class Unsubscribe(SubscriberLinks links, SubscriberStore subscribers, Erasure erasure)
{
    [Function("Unsubscribe")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/unsubscribe/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (links.Open(LinkPurpose.Unsubscribe, token) is not { } link) return LinkPages.Invalid(LinkDoor.WordsOf(request));
        Wording? words = null;
        var left = await subscribers.ChangeAsync(
            link.SubscriberId,
            known =>
            {
                words = Wording.In(known.Language);
                return known.Without(link.Channel);
            },
            cancellationToken);
        if (words is not null && left is null) await erasure.ForgetAsync(link.SubscriberId, cancellationToken);
        return Ended(words ?? LinkDoor.WordsOf(request));
    }

    internal static PageResult Ended(Wording words) => LinkPages.Done(
        words, words.Say("You are unsubscribed"), [words.Say("Nothing more is sent over this channel. What was on its way at this moment may still arrive.")]);
}
