using AiInfra.Functions.Storage;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications.Health;

/// <summary>
/// Learns from each attempt whether a channel is worth trying. Nothing is written while all is well: a success is looked for in the ledger when a channel is about to be disabled, and not noted each time.
/// </summary>
public sealed class ChannelHealth(HealthStore store, ChannelDisabling disabling, SubscriberDeliveries deliveries, DeliveryOptions options, TimeProvider clock)
{
    public async Task LearnAsync(Prepared prepared, Delivery after, SendResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(after);
        var (subscriber, address) = (prepared.Subscriber, prepared.Address);
        if (subscriber.Channel(address.Key) is null) return;
        switch (result)
        {
            case SendResult.Accepted when after.Attempts > 1:
                await store.ForgetAsync(subscriber.Id, address.Key, cancellationToken);
                break;
            case SendResult.Refused refused when WhyDisabled.Of(refused) is { } why:
                await disabling.DisableAsync(subscriber.Id, address.Key, why, cancellationToken);
                break;

            // A mail server that cannot be reached is ours, and says nothing of the mailbox.
            case SendResult.Refused or SendResult.Failed when address.Type is not ChannelType.Email:
                await FailedAsync(subscriber.Id, address, after, cancellationToken);
                break;
        }
    }

    private async Task FailedAsync(string subscriberId, ChannelAddress address, Delivery after, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = await store.FailingSinceAsync(subscriberId, address.Key, now, cancellationToken);
        if (now - since < options.DisableAfter) return;
        if (await deliveries.WasSentSinceAsync(subscriberId, address, since, cancellationToken)) await store.RestartAsync(subscriberId, address.Key, now, cancellationToken);
        else await disabling.DisableAsync(subscriberId, address.Key, WhyDisabled.Unreached(options.DisableAfter, after.Log.LastOrDefault()?.Detail), cancellationToken);
    }
}
