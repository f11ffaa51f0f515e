using AiInfra.Alerts;
using AiInfra.Json;

namespace AiInfra.Functions.Notifications;

/// <summary>
/// What a delivery is about, as one id that goes into messages, keys and delivery ids: an event (<c>{deal}.{revision}.a…</c>), or a notice about the subscription (<c>notice.confirm.{ticks}</c>).
/// </summary>
public static class Subject
{
    private const string NoticePrefix = "notice.";

    /// <param name="at">Tells one notice from the next of its kind.</param>
    public static string Notice(NoticeKind kind, DateTimeOffset at) => FormattableString.Invariant($"{NoticePrefix}{SnakeCase.Of(kind)}.{at.UtcTicks:D19}");

    public static bool IsNotice(string id, out NoticeKind kind)
    {
        ArgumentNullException.ThrowIfNull(id);
        kind = default;
        return id.StartsWith(NoticePrefix, StringComparison.Ordinal) && SnakeCase.TryParse(id.Split('.')[1], out kind);
    }
}
