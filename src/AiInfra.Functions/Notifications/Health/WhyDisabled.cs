using System.Globalization;

namespace AiInfra.Functions.Notifications.Health;

/// <summary>Which refusals end a channel, in words for its owner.</summary>
internal static class WhyDisabled
{
    /// <summary>Null for a refusal of one message, which says nothing of the next.</summary>
    public static string? Of(SendResult.Refused refused) => refused.Reason switch
    {
        RefusalReason.Gone => $"nobody listens at the address any more ({refused.Detail})",
        RefusalReason.NotAllowed => $"the receiver does not let us in ({refused.Detail})",
        RefusalReason.AddressInvalid or RefusalReason.AddressNotPublic or RefusalReason.SigningKeyInvalid => refused.Detail,
        RefusalReason.Suppressed => "mail to the address bounced or was reported as unwanted",
        RefusalReason.NoSuchMailbox => $"the mail server knows no such mailbox ({refused.Detail})",
        _ => null,
    };

    public static string Unreached(TimeSpan time, string? detail) => string.Create(CultureInfo.InvariantCulture, $"nothing got through for {time.TotalDays:0.##} days; last: {detail ?? "no answer"}");
}
