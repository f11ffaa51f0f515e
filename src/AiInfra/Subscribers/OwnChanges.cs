namespace AiInfra.Subscribers;

/// <summary>What subscribers do to their own subscription. Each can be done again without changing more; then the same instance comes back.</summary>
public static class OwnChanges
{
    /// <summary>More are too many to have been meant one by one; the oldest go.</summary>
    public const int MaxMuted = 1000;

    public static readonly TimeSpan OldKeyFor = TimeSpan.FromHours(24);

    /// <summary>Their first live channel makes them a subscriber: they are told of what happens from then on.</summary>
    public static Subscriber Confirm(this Subscriber subscriber, string key, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        if (subscriber.Channel(key) is not { State: ChannelState.Unverified }) return subscriber;
        var first = !subscriber.Channels.Any(c => c.State is ChannelState.Live);
        return subscriber.With(key, c => c with { State = ChannelState.Live }) with { CreatedAt = first ? at : subscriber.CreatedAt };
    }

    public static Subscriber Enable(this Subscriber subscriber, string key)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return subscriber.Channel(key) is { State: ChannelState.Disabled } ? subscriber.With(key, c => c with { State = ChannelState.Live, Why = null }) : subscriber;
    }

    /// <returns>Null when nothing is left by which they could be told anything.</returns>
    public static Subscriber? Without(this Subscriber subscriber, string key)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        if (subscriber.Addresses.All(c => c.Key != key)) return subscriber;
        if (subscriber.Channel(key) is null) return subscriber with { Contact = null };
        var rest = subscriber.With(key, _ => null);
        return rest.Channels.IsEmpty ? null : rest;
    }

    /// <summary>Without the channels that were never confirmed, when the time to do so is over.</summary>
    public static Subscriber? WithoutUnverified(this Subscriber subscriber, DateTimeOffset signedUpBefore)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        if (subscriber.CreatedAt > signedUpBefore || !subscriber.Channels.Any(IsUnverified)) return subscriber;
        return subscriber.Channels.All(IsUnverified) ? null : subscriber with { Channels = subscriber.Channels.RemoveAll(IsUnverified) };
    }

    public static Subscriber Mute(this Subscriber subscriber, string dealId)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return subscriber.Muted.Contains(dealId) ? subscriber : subscriber with { Muted = [.. subscriber.Muted.TakeLast(MaxMuted - 1), dealId] };
    }

    public static Subscriber Unmute(this Subscriber subscriber, string dealId)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return subscriber.Muted.Contains(dealId) ? subscriber with { Muted = subscriber.Muted.Remove(dealId) } : subscriber;
    }

    /// <summary>Gives a webhook another signing key; signatures are made with the old one too for a day.</summary>
    /// <param name="was">The <see cref="MarkOf"/> of the key that is to go: who asks twice changes it once.</param>
    public static Subscriber Rotate(this Subscriber subscriber, string key, string was, string next, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return subscriber.Channel(key) is { SigningSecret: { } old } && MarkOf(old) == was
            ? subscriber.With(key, c => c with { SigningSecret = next, OldKey = new(old, at + OldKeyFor) })
            : subscriber;
    }

    /// <summary>Tells a key from the next without giving it away.</summary>
    public static string MarkOf(string signingKey) => Digest.Hex(signingKey, 6);

    private static bool IsUnverified(ChannelAddress channel) => channel.State is ChannelState.Unverified;
}
