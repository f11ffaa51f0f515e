using System.Diagnostics.CodeAnalysis;
using MimeKit;

namespace AiInfra.Functions.Notifications.Email;

internal static class Mailbox
{
    private static readonly ParserOptions Strict = new() { AddressParserComplianceMode = RfcComplianceMode.Strict, AllowAddressesWithoutDomain = false, AllowUnquotedCommasInAddresses = false };

    /// <summary>Reads one mail address, with or without a display name: no list, no group, no control characters.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out MailboxAddress? mailbox)
    {
        mailbox = null;
        return text.Length <= 320 && !text.Any(char.IsControl) && MailboxAddress.TryParse(Strict, text, out mailbox) && mailbox is { Domain.Length: > 0, Route.Count: 0 };
    }

    /// <summary>One text for all spellings of an address: lower case, the domain in ASCII. A local part may differ in case (RFC 5321 §2.4), but no provider of note lets two people have such addresses.</summary>
    public static string NormalForm(MailboxAddress mailbox) => mailbox.GetAddress(idnEncode: true).Normalize().ToLowerInvariant();
}
