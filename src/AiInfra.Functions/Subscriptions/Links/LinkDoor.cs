using AiInfra.Alerts;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Subscriptions.Links;

/// <summary>Who came through a link, and what it is about.</summary>
/// <param name="Path">Of this link, for the forms of its page.</param>
public sealed record Visitor(Link Link, Subscriber Subscriber, Wording Words, string Path);

/// <summary>The door of every page a link leads to: the token opens it, and nothing else does. A link whose channel its subscriber has given up opens nothing any more.</summary>
public sealed class LinkDoor(SubscriberLinks links, SubscriberStore subscribers, RateLimits limits)
{
    /// <param name="request">The request.</param>
    /// <param name="purpose">What the link must be for.</param>
    /// <param name="token">As it stood in the path.</param>
    /// <param name="inside">What a visitor is answered.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IResult> EnterAsync(HttpRequest request, LinkPurpose purpose, string token, Func<Visitor, Task<IResult>> inside, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inside);
        if (await limits.ByAddressAsync(request) is { } tooMany) return tooMany;
        if (links.Open(purpose, token) is not { } link) return WantsJson(request) ? Shut() : LinkPages.Invalid(WordsOf(request));
        var subscriber = await subscribers.FindAsync(link.SubscriberId, cancellationToken);
        if (subscriber is null || subscriber.Addresses.All(a => a.Key != link.Channel)) return WantsJson(request) ? Shut() : LinkPages.Gone(WordsOf(request));
        return await inside(new(link, subscriber, Wording.In(subscriber.Language), $"/s/{purpose.ToString().ToLowerInvariant()}/{token}"));
    }

    /// <summary>A program asks, and no browser, which always names HTML.</summary>
    public static bool WantsJson(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var accept = request.Headers.Accept.ToString();
        return accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("html", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The language of whom we know nothing: French for a browser that prefers it.</summary>
    public static Wording WordsOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Wording.In(request.Headers.AcceptLanguage.ToString().StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? ReaderLanguage.Fr : ReaderLanguage.En);
    }

    private static IResult Shut() => Problems.NotFound("This link opens nothing, or nothing any more.");
}
