using System.Collections.Immutable;

namespace AiInfra.Alerts;

/// <summary>One message to one subscriber over one channel about one event: what every channel renders.</summary>
/// <param name="DeliveryId">Stable over every attempt: receivers drop repeats by it.</param>
/// <param name="Rules">The rules of the event that this subscriber follows.</param>
/// <param name="DealUrl">Where the record can be read.</param>
/// <param name="Corrects">In a correction: the delivery by which the same reader was told first, over the same channel.</param>
public sealed record Notification(string DeliveryId, DealEvent Event, ImmutableArray<MetRule> Rules, Uri DealUrl, string? Corrects = null);
