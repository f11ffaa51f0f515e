using AiInfra.Alerts;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using AiInfra.Subscribers;
using MimeKit;

namespace AiInfra.Functions.Notifications.Email;

/// <summary>Sends mail, as fast as the provider allows, and none to an address where it bounced. A repeat carries the same Message-ID.</summary>
internal sealed class EmailChannel(MailboxAddress from, IMailCarrier carrier, EmailPace pace, SuppressionStore suppressions, TimeProvider time) : IChannel, IDisposable
{
    public ChannelType Type => ChannelType.Email;

    public string? WhyUnusable(ChannelAddress address) => Mailbox.TryParse(address.Address, out _) ? null : "must be one mail address such as analyst@example.com";

    public async Task<SendResult> SendAsync(Notification notification, ChannelAddress address, CancellationToken cancellationToken)
    {
        if (!Mailbox.TryParse(address.Address, out var to)) return new SendResult.Refused(RefusalReason.AddressInvalid, WhyUnusable(address)!);
        if (await suppressions.FindAsync(to, cancellationToken) is { } suppression) return new SendResult.Refused(RefusalReason.Suppressed, $"no mail goes to this address ({SnakeCase.Of(suppression.Reason)})");
        if (await pace.TakeAsync(cancellationToken) is { } wait) return new SendResult.Paced(wait);
        using var mail = Mail.Of(notification, from, to, time.GetUtcNow());
        return await carrier.SendAsync(mail, cancellationToken);
    }

    public void Dispose() => pace.Dispose();
}
