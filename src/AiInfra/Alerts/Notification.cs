using System.Collections.Immutable;
using AiInfra.Subscribers;

namespace AiInfra.Alerts;

/// <summary>One message to one subscriber over one channel: what every channel renders.</summary>
/// <param name="DeliveryId">Stable over every attempt: receivers drop repeats by it.</param>
public abstract record Notification(string DeliveryId, Reader Reader);

/// <summary>Whom a message speaks to.</summary>
/// <param name="Manage">Where they change what they hear; null for whom an operator entered without a way to show them.</param>
/// <param name="Unsubscribe">Ends what comes over this channel: a page on GET, at once on POST (RFC 8058).</param>
public sealed record Reader(ReaderLanguage Language, Uri? Manage, Uri? Unsubscribe);

/// <summary>An event that met rules the subscriber follows, or the correction of one.</summary>
/// <param name="Rules">The rules of the event that this subscriber follows, with reasons in their language.</param>
/// <param name="Links">About this deal.</param>
/// <param name="Corrects">In a correction: the delivery by which the same reader was told first, over the same channel.</param>
public sealed record Alert(string DeliveryId, Reader Reader, DealEvent Event, ImmutableArray<MetRule> Rules, DealLinks Links, string? Corrects = null) : Notification(DeliveryId, Reader);

/// <param name="Record">Where the deal can be read.</param>
/// <param name="Mute">To hear no more of this deal.</param>
/// <param name="Report">To say that something is wrong.</param>
public sealed record DealLinks(Uri Record, Uri Mute, Uri Report);

public enum SummaryKind { Burst, Quiet, Daily, Weekly }

/// <summary>Several events in one message to people, oldest first.</summary>
/// <param name="Left">How many more there are than are shown.</param>
public sealed record Summary(string DeliveryId, Reader Reader, SummaryKind Kind, ImmutableArray<Alert> Alerts, int Left = 0) : Notification(DeliveryId, Reader);

public enum NoticeKind
{
    /// <summary>Is this address yours, and do you want this? <see cref="Notice.Action"/> confirms.</summary>
    Confirm,

    /// <summary>The link to the manage page that was asked for.</summary>
    ManageLink,

    /// <summary>Shows that a channel works.</summary>
    Test,

    /// <summary>To the owner: a channel was disabled; <see cref="Notice.Detail"/> says which and why.</summary>
    ChannelDisabled,

    /// <summary>To the operator: something in the pipeline is overdue, or no longer; <see cref="Notice.Detail"/> says what.</summary>
    Operations,
}

/// <summary>Something about the subscription itself.</summary>
/// <param name="Action">The link to follow, when there is something to do.</param>
/// <param name="Detail">One line, English, harmless.</param>
public sealed record Notice(string DeliveryId, Reader Reader, NoticeKind Kind, Uri? Action = null, string? Detail = null) : Notification(DeliveryId, Reader);
