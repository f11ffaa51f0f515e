using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MimeKit;

namespace AiInfra.Functions.Notifications.Email.Acs;

/// <summary>A mail as the Email REST API takes it (EmailMessage, version 2023-03-31).</summary>
internal static class AcsMail
{
    /// <summary>
    /// What else of the mail is passed on. The service keeps a Message-ID of the form &lt;…@…&gt; and makes its own for one it has seen (documentation "Custom headers", 2025-01-09); of the others no rule is published.
    /// Date, MIME headers and Content-Language are the service's to write, and the sender's display name is a property of the sender in Azure.
    /// </summary>
    private static readonly HeaderId[] PassedOn =
        [HeaderId.MessageId, HeaderId.InReplyTo, HeaderId.References, HeaderId.ListId, HeaderId.ListUnsubscribe, HeaderId.ListUnsubscribePost, HeaderId.AutoSubmitted];

    public static byte[] Of(MimeMessage mail)
    {
        var body = new JsonObject
        {
            ["senderAddress"] = mail.From.Mailboxes.Single().Address,
            ["content"] = new JsonObject { ["subject"] = mail.Subject, ["plainText"] = mail.TextBody, ["html"] = mail.HtmlBody },
            ["recipients"] = new JsonObject { ["to"] = new JsonArray(Recipient(mail.To.Mailboxes.Single())) },
            ["headers"] = new JsonObject(mail.Headers.Where(header => PassedOn.Contains(header.Id)).Select(header => KeyValuePair.Create(header.Field, (JsonNode?)header.Value))),
            ["userEngagementTrackingDisabled"] = true,
        };
        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    /// <summary>The same for the same delivery: a UUID of version 8 (RFC 9562 §5.8) over its Message-ID.</summary>
    public static Guid OperationOf(MimeMessage mail)
    {
        var id = SHA256.HashData(Encoding.UTF8.GetBytes(mail.MessageId!)).AsSpan(0, 16);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new(id, bigEndian: true);
    }

    private static JsonObject Recipient(MailboxAddress to)
    {
        var recipient = new JsonObject { ["address"] = to.GetAddress(idnEncode: true) };
        if (!string.IsNullOrEmpty(to.Name)) recipient["displayName"] = to.Name;
        return recipient;
    }
}
