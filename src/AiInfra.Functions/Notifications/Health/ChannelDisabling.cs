using AiInfra.Alerts;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Notifications.Health;

/// <summary>Disables a channel and tells its owner. A line is written first and deleted last, so that whatever breaks off, the owner is told.</summary>
public sealed partial class ChannelDisabling(HealthStore store, SubscriberStore subscribers, NoticeSender notices, HourlyLimits limits, TimeProvider clock, ILogger<ChannelDisabling> log)
{
    /// <summary>A younger line belongs to someone who is still about it.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    public async Task DisableAsync(string subscriberId, string channelKey, string why, CancellationToken cancellationToken)
    {
        var disabling = new Disabling(subscriberId, channelKey, why, clock.GetUtcNow());
        if (await store.TryBeginAsync(disabling, cancellationToken)) await EndAsync(disabling, tellAnyway: false, cancellationToken);
    }

    /// <summary>Makes good what a crash left.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var disabling in await store.BegunBeforeAsync(clock.GetUtcNow() - Age, cancellationToken)) await EndAsync(disabling, tellAnyway: true, cancellationToken);
    }

    /// <param name="disabling">What was begun.</param>
    /// <param name="tellAnyway">The channel may have been disabled by who broke off before they told anyone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task EndAsync(Disabling disabling, bool tellAnyway, CancellationToken cancellationToken)
    {
        var changed = false;
        var subscriber = await subscribers.ChangeAsync(
            disabling.SubscriberId,
            s =>
            {
                changed = s.Channel(disabling.ChannelKey) is { State: not ChannelState.Disabled };
                return changed ? s.With(disabling.ChannelKey, c => c with { State = ChannelState.Disabled, Why = disabling.Why }) : s;
            },
            cancellationToken);
        if (subscriber is not null && (changed || tellAnyway)) await TellAsync(subscriber, disabling, cancellationToken);
        await store.EndAsync(disabling, cancellationToken);
    }

    private async Task TellAsync(Subscriber subscriber, Disabling disabling, CancellationToken cancellationToken)
    {
        LogDisabled(subscriber.Id, disabling.ChannelKey, disabling.Why);
        var contact = subscriber.Contact is { } mail ? new ChannelAddress(ChannelType.Email, mail) : null;
        var address = subscriber.Channels.FirstOrDefault(c => c is { Type: ChannelType.Email, State: ChannelState.Live }) ?? (contact?.Key == disabling.ChannelKey ? null : contact);
        if (address is null) LogNobodyTold(subscriber.Id, disabling.ChannelKey);
        else if (await limits.MayWriteToAsync(address.Type, address.Address, cancellationToken)) await notices.SendAsync(subscriber, address, NoticeKind.ChannelDisabled, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Channel {Channel} of {Subscriber} is disabled: {Why}")]
    private partial void LogDisabled(string subscriber, string channel, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody could be told that channel {Channel} of {Subscriber} is disabled: there is no other mail address")]
    private partial void LogNobodyTold(string subscriber, string channel);
}
