namespace AiInfra.Functions.Notifications.Slack;

/// <summary>Slack's own mark-up. What begins a link, a mention or a broadcast (<c>&lt;!channel&gt;</c>) is <c>&lt;</c>; with it escaped, text from outside can be bold at worst.</summary>
internal static class Mrkdwn
{
    public static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A link; the characters that could end it are percent-encoded. What stands behind a bar is shown.</summary>
    public static string Link(string text, Uri url)
    {
        var destination = url.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);
        return $"<{destination.Replace("&", "&amp;", StringComparison.Ordinal)}|{Escape(text.Replace('|', '¦'))}>";
    }
}
