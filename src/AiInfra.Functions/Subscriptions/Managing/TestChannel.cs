using AiInfra.Alerts;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Subscriptions.Links;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary><c>POST /s/manage/{token}/test</c> with <c>channel</c> (the first that is on, unless said): a test message goes there. A program that accepts JSON gets an empty 202.</summary>
public sealed class TestChannel(OwnSubscription own, HourlyLimits limits, NoticeSender notices, ManagePage page)
{
    [Function("TestChannel")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/manage/{token}/test")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        own.PostedAsync(request, token, (visitor, form) => TestAsync(visitor, form["channel"], LinkDoor.WantsJson(request), cancellationToken), cancellationToken);

    private async Task<IResult> TestAsync(Visitor visitor, string key, bool json, CancellationToken cancellationToken)
    {
        var words = visitor.Words;
        if (visitor.Subscriber.Channels.FirstOrDefault(c => c.State is ChannelState.Live && (key.Length == 0 || c.Key == key)) is not { } channel)
            return json ? Problems.NotFound("There is no such channel that is on.") : await page.OfAsync(visitor, null, words.Say("There is no such channel that is on."), cancellationToken);
        if (!await limits.MayWriteToAsync(channel.Type, channel.Address, cancellationToken))
            return json ? Problems.TooManyAnHour(limits.Notices, TimeSpan.FromHours(1)) : await page.OfAsync(visitor, null, words.Say("Enough was sent there within this hour. Try again in an hour."), cancellationToken);
        await notices.SendAsync(visitor.Subscriber, channel, NoticeKind.Test, cancellationToken);
        return json ? Results.Accepted() : new SeeOther(visitor.Path + "?done=tested");
    }
}
