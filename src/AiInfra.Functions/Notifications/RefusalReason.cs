namespace AiInfra.Functions.Notifications;

/// <summary>Why a notification was refused for good. An SMTP refusal is <c>smtp-</c> and its reply code.</summary>
internal static class RefusalReason
{
    /// <summary>Not a mail address or URL, or not one this channel may call.</summary>
    public const string AddressInvalid = "address-invalid";

    /// <summary>The host leads to a private, loopback or otherwise special address.</summary>
    public const string AddressNotPublic = "address-not-public";

    /// <summary>The subscriber's <c>whsec_</c> key is missing or malformed.</summary>
    public const string SigningKeyInvalid = "signing-key-invalid";

    /// <summary>404 or 410: nobody listens at the URL any more.</summary>
    public const string Gone = "gone";

    /// <summary>401 or 403.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>The receiver does not take what we send.</summary>
    public const string Rejected = "rejected";

    /// <summary>The mail server knows no such mailbox.</summary>
    public const string NoSuchMailbox = "no-such-mailbox";

    /// <summary>Mail to the address bounced for good, or its owner complained: see the table <c>suppressions</c>.</summary>
    public const string Suppressed = "suppressed";
}
