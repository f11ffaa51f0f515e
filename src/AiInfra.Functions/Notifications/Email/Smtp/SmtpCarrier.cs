using MimeKit;

namespace AiInfra.Functions.Notifications.Email.Smtp;

/// <summary>Sends mail by a mail server (RFC 5321).</summary>
internal sealed class SmtpCarrier(SmtpOptions options, TimeSpan timeout, TimeProvider time) : IMailCarrier
{
    private readonly SmtpConnections _connections = new(options, timeout, time);

    public async Task<SendResult> SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        try
        {
            await _connections.SendAsync(mail, cancellationToken);
            return new SendResult.Accepted("accepted by the mail server");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Failed(FormattableString.Invariant($"no answer from the mail server within {timeout.TotalSeconds} s"));
        }
        catch (NotSupportedException) when (mail.To.Mailboxes.Any(to => to.IsInternational))
        {
            return new SendResult.Refused(RefusalReason.Rejected, "the mail server does not take addresses beyond ASCII (no SMTPUTF8)");
        }
        catch (Exception e) when (SmtpAnswer.Of(e) is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return SmtpAnswer.Of(e)!;
        }
    }

    public void Dispose() => _connections.Dispose();
}
