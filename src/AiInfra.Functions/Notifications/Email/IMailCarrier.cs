using MimeKit;

namespace AiInfra.Functions.Notifications.Email;

/// <summary>A way to a mail provider. Like a channel it never retries, and says what the provider answered; it throws only when cancelled.</summary>
internal interface IMailCarrier : IDisposable
{
    /// <param name="mail">With one sender and one recipient; its Message-ID names the delivery.</param>
    /// <param name="cancellationToken">Gives the mail up.</param>
    Task<SendResult> SendAsync(MimeMessage mail, CancellationToken cancellationToken);
}
