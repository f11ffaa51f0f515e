using AiInfra.Alerts;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using AiInfra.Subscribers;
using MimeKit;

namespace AiInfra.Functions.Notifications.Email;

/// <summary>Sends mail over SMTP, as fast as the provider allows, and none to an address where it bounced. A repeat carries the same Message-ID.</summary>
internal sealed class EmailChannel(EmailOptions options, EmailPace pace, SuppressionStore suppressions, TimeProvider time) : IChannel, IDisposable
{
    private readonly SmtpConnections _connections = new(options, time);

    public ChannelType Type => ChannelType.Email;

    public string? WhyUnusable(ChannelAddress address) => Mailbox.TryParse(address.Address, out _) ? null : "must be one mail address such as analyst@example.com";

    public async Task<SendResult> SendAsync(Notification notification, ChannelAddress address, CancellationToken cancellationToken)
    {
        if (!Mailbox.TryParse(address.Address, out var to)) return new SendResult.Refused(RefusalReason.AddressInvalid, WhyUnusable(address)!);
        if (await suppressions.FindAsync(to, cancellationToken) is { } suppression) return new SendResult.Refused(RefusalReason.Suppressed, $"no mail goes to this address ({SnakeCase.Of(suppression.Reason)})");
        if (await pace.TakeAsync(cancellationToken) is { } wait) return new SendResult.Paced(wait);
        return await SendAsync(notification, to, cancellationToken);
    }

    public void Dispose()
    {
        _connections.Dispose();
        pace.Dispose();
    }

    private async Task<SendResult> SendAsync(Notification notification, MailboxAddress to, CancellationToken cancellationToken)
    {
        using var message = Mail.Of(notification, options.From, to, time.GetUtcNow());
        try
        {
            await _connections.SendAsync(message, cancellationToken);
            return new SendResult.Accepted("accepted by the mail server");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Failed(FormattableString.Invariant($"no answer from the mail server within {options.Timeout.TotalSeconds} s"));
        }
        catch (NotSupportedException) when (to.IsInternational)
        {
            return new SendResult.Refused(RefusalReason.Rejected, "the mail server does not take addresses beyond ASCII (no SMTPUTF8)");
        }
        catch (Exception e) when (SmtpAnswer.Of(e) is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return SmtpAnswer.Of(e)!;
        }
    }
}
