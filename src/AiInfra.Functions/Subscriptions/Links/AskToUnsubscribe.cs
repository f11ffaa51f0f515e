using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Links;

/// <summary><c>GET /s/unsubscribe/{token}</c>: a page with a button. Ends nothing.</summary>
public sealed class AskToUnsubscribe(SubscriberLinks links, SubscriberStore subscribers)
{
    [Function("AskToUnsubscribe")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "s/unsubscribe/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (links.Open(LinkPurpose.Unsubscribe, token) is not { } link) return LinkPages.Invalid(LinkDoor.WordsOf(request));
        var subscriber = await subscribers.FindAsync(link.SubscriberId, cancellationToken);
        if (subscriber?.Addresses.FirstOrDefault(a => a.Key == link.Channel) is not { } address) return Unsubscribe.Ended(LinkDoor.WordsOf(request));
        var words = Alerts.Wording.In(subscriber.Language);
        return LinkPages.Question(
            words,
            words.Say("Stop these messages?"),
            [words.Say("Nothing more will be sent to {0}.", address.Masked)],
            FormParts.Button($"/s/unsubscribe/{token}", words.Say("Unsubscribe"), "main"));
    }
}
