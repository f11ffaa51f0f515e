using AiInfra.Alerts;
using MimeKit;

namespace AiInfra.Functions.Notifications.Email;

/// <summary>The mail of a notification.</summary>
internal static class AlertMail
{
    public static MimeMessage Of(Alert notification, MailboxAddress from, MailboxAddress to, DateTimeOffset now)
    {
        var message = new MimeMessage
        {
            Date = now,
            MessageId = $"{notification.DeliveryId}@{from.Domain}",
            Subject = AlertText.In(notification.Reader.Language).Subject(notification.Event),
            Body = new MultipartAlternative(new TextPart("plain") { Text = AlertMailText.Of(notification) }, new TextPart("html") { Text = AlertMailHtml.Of(notification) }),
        };
        message.From.Add(from);
        message.To.Add(to);
        message.Headers.Add(HeaderId.ListId, $"AI infrastructure deal alerts <deal-alerts.{from.Domain}>"); // RFC 2919
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office replies
        if (notification.Corrects is { } first)
        {
            // The thread of the mail that is corrected (RFC 5322 §3.6.4).
            message.InReplyTo = $"{first}@{from.Domain}";
            message.References.Add(message.InReplyTo);
        }

        return message;
    }
}
