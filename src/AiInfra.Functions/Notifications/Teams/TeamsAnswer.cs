using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace AiInfra.Functions.Notifications.Teams;

/// <summary>What a workflow's answer means. Connectors report a failure of Teams in the text of a 200: "… endpoint returned HTTP error 429 …".</summary>
internal static partial class TeamsAnswer
{
    /// <summary>When a throttled workflow names no time.</summary>
    public static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(10);

    public static SendResult Read(HttpReply reply)
    {
        var inText = ErrorInText().Match(reply.Text);
        var status = inText.Success ? int.Parse(inText.ValueSpan[^3..], NumberStyles.None, CultureInfo.InvariantCulture) : (int)reply.Status;
        var detail = string.Create(CultureInfo.InvariantCulture, $"HTTP {status}{(inText.Success ? " in the answer's text" : "")}");
        return (HttpStatusCode)status switch
        {
            HttpStatusCode.OK or HttpStatusCode.Accepted => new SendResult.Accepted("accepted by the workflow; whether Teams displayed it is not known"),
            HttpStatusCode.TooManyRequests => new SendResult.Failed(detail, reply.RetryAfter ?? DefaultWait),
            HttpStatusCode.RequestTimeout => new SendResult.Failed(detail, reply.RetryAfter),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new SendResult.Refused(RefusalReason.NotAllowed, detail),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new SendResult.Refused(RefusalReason.Gone, detail),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new SendResult.Refused(RefusalReason.Rejected, detail),
            _ => new SendResult.Failed(detail, reply.RetryAfter),
        };
    }

    [GeneratedRegex(@"HTTP error [45][0-9]{2}(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ErrorInText();
}
