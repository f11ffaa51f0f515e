using System.Net.Mail;

namespace AiInfra.Subscribers;

/// <summary>Mail addresses, as far as it matters whose they are.</summary>
public static class MailIdentity
{
    /// <summary>One bare address, without a display name; at most 254 characters (RFC 5321 §4.5.3.1.3 less the brackets).</summary>
    public static bool IsAddress(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Length <= 254 && MailAddress.TryCreate(address, out var mail) && mail.Address == address && mail.Host.Length > 0;
    }

    /// <summary>The same for every spelling of one mailbox: no provider of note tells capitals apart, though RFC 5321 §2.4 would let it.</summary>
    public static string Of(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Trim().ToLowerInvariant();
    }
}
