using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using AiInfra.Alerts;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace AiInfra.Functions.Notifications.Email.Smtp;

/// <summary>What a mail server's refusal means. Only a 5xx about this message or its recipient is for good; what concerns us (sender, login, connection) must not lose the mail.</summary>
internal static partial class SmtpAnswer
{
    private const int LongestText = 200;

    /// <summary>The result, or null when the exception is none of the mail server's making.</summary>
    public static SendResult? Of(Exception exception) => exception switch
    {
        NoConnectionException e => new SendResult.Failed($"no connection to the mail server: {NoConnection(e.InnerException)}"),
        SmtpCommandException e when IsForGood(e) => new SendResult.Refused(ReasonOf(e), Said(e)),
        SmtpCommandException e => new SendResult.Failed(Said(e)),
        ServiceNotAuthenticatedException => new SendResult.Failed("the mail server asks for a login: check Email:User and Email:Password"),
        ProtocolException or IOException or ServiceNotConnectedException or SocketException => new SendResult.Failed("the mail server broke the connection off"),
        _ => null,
    };

    /// <summary>Only an answer to RCPT whose enhanced code, at the beginning of the text, is of the address (RFC 3463 §3.2, X.1) or is not given, says that there is no such mailbox; any other refuses this mail.</summary>
    private static string ReasonOf(SmtpCommandException e) =>
        e.ErrorCode is SmtpErrorCode.RecipientNotAccepted && (int)e.StatusCode is 550 or 551 or 553 && (e.Message.StartsWith("5.1.", StringComparison.Ordinal) || !EnhancedCode().IsMatch(e.Message))
            ? RefusalReason.NoSuchMailbox
            : string.Create(CultureInfo.InvariantCulture, $"smtp-{(int)e.StatusCode}");

    [GeneratedRegex(@"^[245]\.\d{1,3}\.\d{1,3}(?!\d|\.)", RegexOptions.CultureInvariant)]
    private static partial Regex EnhancedCode();

    private static bool IsForGood(SmtpCommandException e) => (int)e.StatusCode >= 500 && e.ErrorCode is not SmtpErrorCode.SenderNotAccepted && !IsAboutLogin((int)e.StatusCode) && !IsFull(e);

    /// <summary>A mailbox over its quota: a persistent transient failure (RFC 3463 §3.3, X.2.2) whatever the reply code, and a 552 to RCPT is one that should have been a 452 (RFC 5321 §4.5.3.1.10).</summary>
    private static bool IsFull(SmtpCommandException e) => e.Message.StartsWith("5.2.2", StringComparison.Ordinal) || e is { StatusCode: SmtpStatusCode.ExceededStorageAllocation, ErrorCode: SmtpErrorCode.RecipientNotAccepted };

    /// <summary>RFC 4954 §6: authentication required, too weak, failed, needs encryption.</summary>
    private static bool IsAboutLogin(int code) => code is 530 or 534 or 535 or 538;

    private static string NoConnection(Exception? cause) => cause switch
    {
        SmtpCommandException e => Said(e),
        AuthenticationException => "it did not accept Email:User and Email:Password",
        SslHandshakeException => "no trusted TLS connection",
        NotSupportedException => "it does not support what Email:Security or the login needs",
        SocketException e => e.SocketErrorCode.ToString(),
        _ => "it broke the connection off",
    };

    private static string Said(SmtpCommandException e) => string.Create(CultureInfo.InvariantCulture, $"{(int)e.StatusCode} {PlainText.Of(MailAddress().Replace(e.Message, "…"), LongestText)}").TrimEnd();

    /// <summary>Anything around an @, also where a server writes it escaped.</summary>
    [GeneratedRegex(@"[^\s<>,;:()""]*(@|%40|=40)[^\s<>,;:()""]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MailAddress();
}
