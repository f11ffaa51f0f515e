using System.Globalization;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions.Links;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary>
/// <c>POST /s/manage/{token}/rotate</c> with <c>channel</c> (the first webhook unless said) and <c>was</c> (a mark of the key that is to go: a form sent twice changes it once). The new key is shown here and never again;
/// for a day signatures are made with both. A program that accepts JSON gets JSON.
/// </summary>
public sealed class RotateKey(OwnSubscription own, SubscriberStore subscribers, ManagePage page, TimeProvider clock)
{
    [Function("RotateKey")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/manage/{token}/rotate")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        own.PostedAsync(request, token, (visitor, form) => RotateAsync(visitor, form, LinkDoor.WantsJson(request), cancellationToken), cancellationToken);

    private async Task<IResult> RotateAsync(Visitor visitor, FormBody form, bool json, CancellationToken cancellationToken)
    {
        var asked = visitor.Subscriber.Channels.FirstOrDefault(c => c.SigningSecret is not null && (form["channel"].Length == 0 || c.Key == form["channel"]));
        if (asked is null) return json ? Problems.NotFound("There is no such webhook.") : await page.OfAsync(visitor, null, visitor.Words.Say("There is no such webhook."), cancellationToken);
        var was = form["was"] is { Length: > 0 } mark ? mark : OwnChanges.MarkOf(asked.SigningSecret!);
        var next = SigningKey.New();
        var changed = await subscribers.ChangeAsync(visitor.Link.SubscriberId, known => known.Rotate(asked.Key, was, next, clock.GetUtcNow()), cancellationToken);
        if (changed is null) return LinkPages.Gone(visitor.Words);
        var channel = changed.Channel(asked.Key);
        if (channel?.SigningSecret != next) return json ? Changed() : await page.OfAsync(visitor with { Subscriber = changed }, null, visitor.Words.Say("The key was changed before. Change it again if you do not have the new one."), cancellationToken);
        return json ? Shown(channel) : await page.OfAsync(visitor with { Subscriber = changed }, Note(visitor, channel), null, cancellationToken);
    }

    private static Html Note(Visitor visitor, ChannelAddress channel) => Html.Of($"""
        <p>{visitor.Words.Say("The new signing key, shown this once:")}</p><p><code>{channel.SigningSecret!}</code></p><p>{visitor.Words.Say("Until {0} messages are signed with the old key too.", channel.OldKey!.Until.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture))}</p>
        """);

    private static JsonResult Shown(ChannelAddress channel) => JsonResult.Write(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("channel", channel.Key);
            writer.WriteString("signingSecret", channel.SigningSecret);
            writer.WriteString("oldSecretUntil", channel.OldKey!.Until);
            writer.WriteEndObject();
        },
        200,
        ("Cache-Control", "no-store"));

    private static IResult Changed() => Problems.Conflict("The key was changed before", "It is not the one that was to go. Ask again without was if you do not have the new one.");
}
