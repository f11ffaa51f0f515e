using System.Globalization;
using AiInfra.Alerts;
using AiInfra.Functions.Storage;
using AiInfra.Json;

namespace AiInfra.Functions.Notifications;

/// <summary>
/// What a delivery is about, as one id that goes into messages, keys and delivery ids: an event (<c>{deal}.{revision}.a…</c>), a notice about the subscription (<c>notice.confirm.{ticks}</c>),
/// or what a summary holds that is due on a channel at an instant (<c>summary.{ticks}.{channel key}</c>).
/// </summary>
public static class Subject
{
    private const string NoticePrefix = "notice.";
    private const string SummaryPrefix = "summary.";

    /// <param name="at">Tells one notice from the next of its kind.</param>
    public static string Notice(NoticeKind kind, DateTimeOffset at) => FormattableString.Invariant($"{NoticePrefix}{SnakeCase.Of(kind)}.{at.UtcTicks:D19}");

    public static bool IsNotice(string id, out NoticeKind kind)
    {
        ArgumentNullException.ThrowIfNull(id);
        kind = default;
        return id.StartsWith(NoticePrefix, StringComparison.Ordinal) && SnakeCase.TryParse(id.Split('.')[1], out kind);
    }

    public static string Summary(DateTimeOffset due, string channelKey) => $"{SummaryPrefix}{TableKeys.Instant(due)}.{channelKey}";

    public static bool IsSummary(string id, out DateTimeOffset due, out string channelKey)
    {
        ArgumentNullException.ThrowIfNull(id);
        (due, channelKey) = (default, "");
        if (!id.StartsWith(SummaryPrefix, StringComparison.Ordinal) || id.Split('.') is not [_, var text, var key] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.Ticks) return false;
        (due, channelKey) = (new(ticks, TimeSpan.Zero), key);
        return true;
    }
}
