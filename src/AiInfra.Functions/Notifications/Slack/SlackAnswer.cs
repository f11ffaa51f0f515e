using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace AiInfra.Functions.Notifications.Slack;

/// <summary>What an answer of Slack's incoming webhooks means: "ok", or a status and one word such as <c>invalid_payload</c> or <c>no_service</c>.</summary>
internal static partial class SlackAnswer
{
    public static SendResult Read(HttpReply reply)
    {
        var word = ErrorWord().Match(reply.Text.Trim());
        var detail = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)reply.Status}{(word.Success ? $" {word.Value}" : "")}");
        return reply.Status switch
        {
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new SendResult.Accepted("accepted by Slack; whether anyone saw it is not known"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new SendResult.Refused(RefusalReason.NotAllowed, detail),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new SendResult.Refused(RefusalReason.Gone, detail),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => new SendResult.Failed(detail, reply.RetryAfter),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new SendResult.Refused(RefusalReason.Rejected, detail),
            _ => new SendResult.Failed(detail, reply.RetryAfter),
        };
    }

    /// <summary>Only what looks like one of Slack's words goes into a log.</summary>
    [GeneratedRegex("^[a-z]{1,20}(_[a-z]{1,20}){0,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorWord();
}
