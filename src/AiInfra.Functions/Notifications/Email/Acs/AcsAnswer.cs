using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AiInfra.Functions.Notifications.Email.Acs;

/// <summary>
/// What an answer of Azure Communication Services means: 202 and the state of the operation, or a status (REST API "Common Error Codes") with <c>{"error":{"code":…,"message":…}}</c>.
/// Only what is about the recipient is for good; what concerns us (sender, domain, role, quota) must not lose the mail.
/// </summary>
internal static partial class AcsAnswer
{
    public static SendResult Read(HttpReply reply)
    {
        var (state, code, message) = Parse(reply.Text);
        var detail = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)reply.Status}{(ErrorCode().IsMatch(code) ? $" {code}" : "")}");
        return reply.Status switch
        {
            _ when code is "EmailDroppedAllRecipientsSuppressed" => new SendResult.Refused(RefusalReason.Suppressed, detail),
            HttpStatusCode.BadRequest when message.Contains("Invalid format for email address", StringComparison.OrdinalIgnoreCase) => new SendResult.Refused(RefusalReason.AddressInvalid, detail),
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => state is "Failed" or "Canceled" ? new SendResult.Failed(detail) : new SendResult.Accepted("accepted by Azure Communication Services"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new SendResult.Failed($"{detail}: the app's identity may not send mail there; does it have a role on the resource?", reply.RetryAfter),
            HttpStatusCode.NotFound => new SendResult.Failed($"{detail}: check Email:AcsEndpoint, and that the domain of Email:From is linked to it", reply.RetryAfter),
            _ => new SendResult.Failed(detail, reply.RetryAfter),
        };
    }

    private static (string State, string Code, string Message) Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var error = Member(document.RootElement, "error");
            return (Text(document.RootElement, "status"), Text(error, "code"), Text(error, "message"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return ("", "", "");
        }
    }

    private static string Text(JsonElement? element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static JsonElement? Member(JsonElement? element, string name) => element is { ValueKind: JsonValueKind.Object } one && one.TryGetProperty(name, out var value) ? value : null;

    /// <summary>Only what looks like one of the service's codes goes into a log; its messages may name the address.</summary>
    [GeneratedRegex("^[A-Za-z]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorCode();
}
