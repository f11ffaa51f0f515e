using System.Globalization;

namespace AiInfra.Functions.Notifications.Health;

/// <summary>Which refusals end a channel, in words for its owner.</summary>
internal static class WhyDisabled
{
    private static readonly string[] OfTheMessage = ["5.2.", "5.3.", "5.6.", "5.7."];

    /// <summary>Null for a refusal of one message, which says nothing of the next.</summary>
    public static string? Of(SendResult.Refused refused) => refused.Reason switch
    {
        RefusalReason.Gone => $"nobody listens at the address any more ({refused.Detail})",
        RefusalReason.NotAllowed => $"the receiver does not let us in ({refused.Detail})",
        RefusalReason.AddressInvalid or RefusalReason.AddressNotPublic or RefusalReason.SigningKeyInvalid => refused.Detail,
        RefusalReason.Suppressed => "mail to the address bounced or was reported as unwanted",
        "smtp-550" or "smtp-551" or "smtp-553" when !IsAboutTheMessage(refused.Detail) => $"the mail server knows no such mailbox ({refused.Detail})",
        _ => null,
    };

    public static string Unreached(TimeSpan time, string? detail) => string.Create(CultureInfo.InvariantCulture, $"nothing got through for {time.TotalDays:0.##} days; last: {detail ?? "no answer"}");

    /// <summary>RFC 3463 §3: 5.2 mailbox full or off, 5.3 mail system, 5.6 content, 5.7 policy. Only 5.1 is about the address; a bare reply code is taken to be.</summary>
    private static bool IsAboutTheMessage(string detail) => Array.Exists(OfTheMessage, code => detail.Contains(code, StringComparison.Ordinal));
}
