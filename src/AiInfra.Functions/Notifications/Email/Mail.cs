using AiInfra.Alerts;
using AiInfra.Functions.Notifications.Email.Letters;
using MimeKit;

namespace AiInfra.Functions.Notifications.Email;

/// <summary>The mail of a notification.</summary>
internal static class Mail
{
    public static MimeMessage Of(Notification notification, MailboxAddress from, MailboxAddress to, DateTimeOffset now)
    {
        var letter = Letter.Of(notification);
        var message = new MimeMessage
        {
            Date = now,
            MessageId = $"{notification.DeliveryId}@{from.Domain}",
            Subject = letter.Subject,
            Body = new MultipartAlternative(new TextPart("plain") { Text = LetterText.Of(letter) }, new TextPart("html") { Text = LetterHtml.Of(letter) }),
        };
        message.From.Add(from);
        message.To.Add(to);
        message.Headers.Add(HeaderId.ListId, $"AI infrastructure deal alerts <deal-alerts.{from.Domain}>"); // RFC 2919
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office replies
        message.Headers.Add(HeaderId.ContentLanguage, letter.Text.Language.ToString().ToLowerInvariant()); // RFC 3282
        if (notification.Reader.Unsubscribe is { } unsubscribe) AddUnsubscribe(message, unsubscribe);
        if (notification is Alert { Corrects: { } first })
        {
            // The thread of the mail that is corrected (RFC 5322 §3.6.4).
            message.InReplyTo = $"{first}@{from.Domain}";
            message.References.Add(message.InReplyTo);
        }

        return message;
    }

    /// <summary>RFC 2369 §3.2 and, for one click, RFC 8058 §3.1; it counts once the mail server signs both headers (DKIM).</summary>
    private static void AddUnsubscribe(MimeMessage message, Uri unsubscribe)
    {
        message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe.AbsoluteUri}>");
        message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
    }
}
