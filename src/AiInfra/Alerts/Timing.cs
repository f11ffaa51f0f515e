using AiInfra.Subscribers;

namespace AiInfra.Alerts;

/// <summary>When a subscriber is told of an event over one channel.</summary>
public abstract record Timing
{
    private static readonly TimeOnly Morning = new(8, 0);

    private Timing()
    {
    }

    public sealed record Now : Timing;

    /// <summary>In a summary, which people get when its time has come.</summary>
    public sealed record Held(SummaryKind Kind, DateTimeOffset Until) : Timing;

    /// <param name="Why">English words for the ledger.</param>
    public sealed record Never(string Why) : Timing;

    /// <summary>
    /// Machines are told at once. People are told when their frequency and their quiet hours allow; an urgent rule passes quiet hours. A correction of what they were told directly does not wait for a digest.
    /// </summary>
    /// <param name="subscriber">As they are now.</param>
    /// <param name="address">One of their channels.</param>
    /// <param name="alert">What they would be told.</param>
    /// <param name="toldDirectly">For a correction: the first message was one of its own, and no summary.</param>
    /// <param name="now">The time.</param>
    public static Timing Of(Subscriber subscriber, ChannelAddress address, Alert alert, bool toldDirectly, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(alert);
        if (WhyNever(subscriber, address, alert.Event.Deal.Id) is { } why) return new Never(why);
        if (!address.IsForPeople) return new Now();
        var zone = LocalTimes.Zone(subscriber.TimeZone);
        var digest = alert.Event.Kind is EventKind.Correction && toldDirectly ? null : Digest(subscriber.Frequency, zone, now);
        var at = digest?.Until ?? now;
        var free = alert.Rules.Any(r => r.Urgent) ? at : subscriber.QuietHours?.Over(at, zone) ?? at;
        return free == now ? new Now() : new Held(digest?.Kind ?? SummaryKind.Quiet, free.ToUniversalTime());
    }

    /// <summary>Why a subscriber is not told over a channel at all, of one deal or of anything; null when they are.</summary>
    public static string? WhyNever(Subscriber subscriber, ChannelAddress address, string? dealId = null)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(address);
        return address.State switch
        {
            ChannelState.Unverified => "the channel is not confirmed",
            ChannelState.Disabled => "the channel is disabled",
            _ when subscriber.Paused => "the subscriber has paused",
            _ when dealId is not null && subscriber.Muted.Contains(dealId) => "the subscriber has muted the deal",
            _ => null,
        };
    }

    private static Held? Digest(Frequency frequency, TimeZoneInfo zone, DateTimeOffset now) => frequency switch
    {
        Frequency.Daily => new(SummaryKind.Daily, LocalTimes.After(now, Morning, zone).First().At),
        Frequency.Weekly => new(SummaryKind.Weekly, LocalTimes.After(now, Morning, zone).First(t => t.Day.DayOfWeek is DayOfWeek.Monday).At),
        _ => null,
    };
}
