using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions.Links;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary>A form of the page of a subscription: opened by the token in the path, changes the subscriber as they are now, and leads back to the page.</summary>
public sealed class OwnSubscription(LinkDoor door, SubscriberStore subscribers, Erasure erasure)
{
    /// <param name="request">The request.</param>
    /// <param name="token">Of the page.</param>
    /// <param name="change">What the form asks for; null ends the subscription. May be made twice.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal Task<IResult> ChangeAsync(HttpRequest request, string token, Func<Subscriber, FormBody, Subscriber?> change, CancellationToken cancellationToken) =>
        PostedAsync(request, token, (visitor, form) => ChangeAsync(visitor, known => change(known, form), cancellationToken), cancellationToken);

    internal async Task<IResult> ChangeAsync(Visitor visitor, Func<Subscriber, Subscriber?> change, CancellationToken cancellationToken)
    {
        var changed = await subscribers.ChangeAsync(visitor.Link.SubscriberId, change, cancellationToken);
        if (changed is null) await erasure.ForgetAsync(visitor.Link.SubscriberId, cancellationToken);
        return changed is null || changed.Addresses.All(a => a.Key != visitor.Link.Channel) ? LinkPages.Gone(visitor.Words) : new SeeOther(visitor.Path + "?done=saved");
    }

    /// <summary>A form that is answered in its own way.</summary>
    internal Task<IResult> PostedAsync(HttpRequest request, string token, Func<Visitor, FormBody, Task<IResult>> answer, CancellationToken cancellationToken) =>
        door.EnterAsync(
            request,
            LinkPurpose.Manage,
            token,
            async visitor =>
            {
                var form = await FormBody.ReadAsync(request, cancellationToken);
                return form.Problem ?? await answer(visitor, form);
            },
            cancellationToken);
}
