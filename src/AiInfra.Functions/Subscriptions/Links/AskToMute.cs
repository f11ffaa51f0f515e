using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Links;

/// <summary><c>GET /s/mute/{token}</c>: names the deal, and a button. Mutes nothing.</summary>
public sealed class AskToMute(LinkDoor door, DealStore deals)
{
    [Function("AskToMute")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "s/mute/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        door.EnterAsync(request, LinkPurpose.Mute, token, visitor => AskAsync(visitor, cancellationToken), cancellationToken);

    private async Task<IResult> AskAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        var words = visitor.Words;
        if (visitor.Subscriber.Muted.Contains(visitor.Link.DealId!)) return MuteDeal.Muted(words);
        return LinkPages.Question(
            words,
            words.Say("Hear no more of this deal?"),
            [await DealName.OfAsync(deals, visitor.Link.DealId!, cancellationToken), words.Say("Corrections and news of it are no longer sent to you, over any channel. You can take it back on the page of your subscription.")],
            FormParts.Button(visitor.Path, words.Say("Mute this deal"), "main"));
    }
}
