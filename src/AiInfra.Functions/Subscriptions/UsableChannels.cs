using AiInfra.Deals.Submissions;
using AiInfra.Functions.Notifications;
using AiInfra.Json;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Subscriptions;

/// <summary>What could never be reached is refused where someone can mend it, and not at the first alert.</summary>
public sealed class UsableChannels(IEnumerable<IChannel> channels)
{
    /// <param name="subscriber">As entered.</param>
    /// <param name="pointer">Where the address of a channel stood, by its index.</param>
    public IReadOnlyList<FieldError> Errors(Subscriber subscriber, Func<int, string> pointer)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(pointer);
        return [.. subscriber.Channels.Select((address, i) => WhyNot(address) is { } why ? new FieldError(pointer(i), why) : null).OfType<FieldError>()];
    }

    private string? WhyNot(ChannelAddress address)
    {
        var channel = channels.FirstOrDefault(c => c.Type == address.Type);
        return channel is null ? $"cannot be used: this app has no {SnakeCase.Of(address.Type)} channel set up" : channel.WhyUnusable(address);
    }
}
