using AiInfra.Alerts;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications;

/// <summary>
/// A way to reach a subscriber. Adding one is a folder and a registration. A channel never retries by itself and never throws for what a provider answered:
/// it says what happened and the pipeline decides. It throws only when cancelled.
/// </summary>
public interface IChannel
{
    ChannelType Type { get; }

    /// <summary>Why an address could never be reached over this channel, in words that say what would be right; null when it could.</summary>
    string? WhyUnusable(ChannelAddress address);

    /// <summary>Sends one notification to one address. The delivery id travels with it, so that a receiver can drop a repeat.</summary>
    Task<SendResult> SendAsync(Notification notification, ChannelAddress address, CancellationToken cancellationToken);
}

/// <summary>What a provider made of a notification. Details carry no secret: no URL, no key, no full address.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The provider took it; whether a person saw it is not known.</summary>
    public sealed record Accepted(string Detail) : SendResult;

    /// <summary>Refused for good: a repeat would be refused too (unknown mailbox, 410, a forbidden address).</summary>
    public sealed record Refused(string Reason, string Detail) : SendResult;

    /// <summary>Refused for now or no answer: try again, not before <paramref name="RetryAfter"/> when the provider named a time.</summary>
    public sealed record Failed(string Detail, TimeSpan? RetryAfter = null) : SendResult;

    /// <summary>Nothing was tried: the provider's limit is used up until then.</summary>
    public sealed record Paced(TimeSpan Wait) : SendResult;
}
