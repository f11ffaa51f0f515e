using AiInfra.Alerts;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Subscriptions.SignUps;

/// <summary>
/// What strangers ask for in the name of an address. Whoever asks learns nothing from the answer; whoever holds the address gets a message: one to confirm, or the link to what they have.
/// One address gets only so many an hour; beyond, nothing is stored and nothing sent.
/// </summary>
public sealed class SignUpIntake(SubscriberStore subscribers, NoticeSender notices, HourlyLimits limits)
{
    /// <summary>Of one that waits to be confirmed the latest sign-up counts; one that is confirmed changes for nobody but its owner.</summary>
    /// <param name="entered">With one unverified channel.</param>
    /// <param name="cancellationToken">Gives up: then the same can be asked again.</param>
    public async Task TakeAsync(Subscriber entered, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entered);
        var address = entered.Channels[0];
        if (!await limits.MayWriteToAsync(address.Type, address.Address, cancellationToken)) return;
        var known = await subscribers.WithAddressAsync(address.Type, address.Address, cancellationToken);
        if (known.Where(s => !s.IsTest && IsConfirmed(s, address)).ToList() is { Count: > 0 } confirmed)
        {
            // One permit was taken above; each further message to the address takes its own.
            foreach (var (i, subscriber) in confirmed.Index())
            {
                if (i > 0 && !await limits.MayWriteToAsync(address.Type, address.Address, cancellationToken)) break;
                await RemindAsync(subscriber, address, cancellationToken);
            }

            return;
        }

        var stored = await subscribers.WriteAsync(entered.Id, there => there is null || there.Channels.All(c => c.State is ChannelState.Unverified) ? entered : there, cancellationToken);
        if (stored?.Channels.FirstOrDefault(c => IsSame(c, address)) is not { } channel) return;
        if (channel.State is ChannelState.Unverified) await notices.SendAsync(stored, channel, NoticeKind.Confirm, cancellationToken);
        else await RemindAsync(stored, address, cancellationToken);
    }

    /// <summary>Sends everyone with this mail address the link to their page; who has not confirmed yet gets the question once more.</summary>
    public async Task SendLinkAsync(string mail, CancellationToken cancellationToken)
    {
        if (!await limits.MayWriteToAsync(ChannelType.Email, mail, cancellationToken)) return;
        foreach (var (i, subscriber) in (await subscribers.WithAddressAsync(ChannelType.Email, mail, cancellationToken)).Index())
        {
            if (i > 0 && !await limits.MayWriteToAsync(ChannelType.Email, mail, cancellationToken)) return;
            if (subscriber.Addresses.FirstOrDefault(a => IsSame(a, new(ChannelType.Email, mail))) is not { } address) continue;
            if (subscriber.Channels.All(c => c.State is ChannelState.Unverified)) await AskAgainAsync(subscriber, address, cancellationToken);
            else await notices.SendAsync(subscriber, address, NoticeKind.ManageLink, cancellationToken);
        }
    }

    /// <summary>A webhook has nobody who reads: there the contact is told, if there is one.</summary>
    private async Task RemindAsync(Subscriber subscriber, ChannelAddress address, CancellationToken cancellationToken)
    {
        var reader = subscriber.Addresses.FirstOrDefault(a => IsSame(a, address) && a.IsForPeople) ?? subscriber.Addresses.FirstOrDefault(a => a.Address == subscriber.Contact);
        if (reader is not null) await notices.SendAsync(subscriber, reader, NoticeKind.ManageLink, cancellationToken);
    }

    /// <summary>Not by way of a contact, which is no channel to confirm.</summary>
    private Task AskAgainAsync(Subscriber subscriber, ChannelAddress address, CancellationToken cancellationToken) =>
        subscriber.Channel(address.Key) is { State: ChannelState.Unverified } channel ? notices.SendAsync(subscriber, channel, NoticeKind.Confirm, cancellationToken) : Task.CompletedTask;

    private static bool IsConfirmed(Subscriber subscriber, ChannelAddress address) => subscriber.Channels.Any(c => IsSame(c, address) && c.State is not ChannelState.Unverified);

    private static bool IsSame(ChannelAddress one, ChannelAddress other) =>
        one.Type == other.Type && (one.Type is ChannelType.Email ? MailIdentity.Of(one.Address) == MailIdentity.Of(other.Address) : one.Address == other.Address);
}
