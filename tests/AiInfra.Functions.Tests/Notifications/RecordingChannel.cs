using System.Collections.Concurrent;
using AiInfra.Alerts;
using AiInfra.Functions.Notifications;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Notifications;

/// <summary>A channel that keeps what it was given and answers as it is told; it accepts when nothing is said.</summary>
internal sealed class RecordingChannel(ChannelType type) : IChannel
{
    public ChannelType Type => type;

    public ConcurrentQueue<(Notification Notification, ChannelAddress Address)> Sent { get; } = [];

    public Func<Notification, SendResult> Answer { get; set; } = _ => new SendResult.Accepted("ok");

    /// <summary>The ids of the events in the messages, each with the delivery that told it.</summary>
    public IEnumerable<(string Event, string Delivery)> Told => Sent.SelectMany(s => s.Notification switch
    {
        Alert alert => [(alert.Event.Id, alert.DeliveryId)],
        Summary summary => summary.Alerts.Select(a => (a.Event.Id, summary.DeliveryId)),
        _ => Enumerable.Empty<(string, string)>(),
    });

    public string? WhyUnusable(ChannelAddress address) => null;

    public Task<SendResult> SendAsync(Notification notification, ChannelAddress address, CancellationToken cancellationToken)
    {
        Sent.Enqueue((notification, address));
        return Task.FromResult(Answer(notification));
    }
}
