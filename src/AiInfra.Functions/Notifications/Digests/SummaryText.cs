using System.Collections.Immutable;
using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications.Digests;

/// <summary>Turns the members of a digest into one message: the oldest events, and how many more there are.</summary>
public sealed class SummaryText(DigestStore digests, ReaderAlerts alerts, SubscriberLinks links)
{
    public const int MostShown = 30;

    /// <summary>Null when nothing in it is wanted any more. The digest must have closed.</summary>
    public async Task<Summary?> OfAsync(DeliveryDue due, Subscriber subscriber, ChannelAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(address);
        if (!Subject.IsSummary(due.EventId, out var at, out var channel) || Timing.WhyNever(subscriber, address) is not null) return null;
        var partition = TableKeys.Digests(subscriber.Id, channel);
        if (await digests.CloseAsync(partition, at, cancellationToken) is not { } kind) return null;
        var wanted = (await digests.MembersAsync(partition, at, cancellationToken)).Where(m => IsWanted(m, subscriber)).ToList();
        var shown = ImmutableArray.CreateBuilder<Alert>();
        foreach (var member in wanted.Take(MostShown))
        {
            if (await alerts.OfAsync(member.Due, subscriber, address, cancellationToken) is { Alert: var alert }) shown.Add(alert);
        }

        return shown.Count == 0 ? null : new(due.DeliveryId, links.Reader(subscriber, address), kind, shown.ToImmutable(), Math.Max(0, wanted.Count - MostShown));
    }

    public static bool IsWanted(DigestMember member, Subscriber subscriber)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(subscriber);
        return !subscriber.Muted.Contains(TableKeys.DealOf(member.Due.EventId));
    }
}
