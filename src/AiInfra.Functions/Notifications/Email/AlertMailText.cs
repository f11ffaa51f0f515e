using System.Text;
using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Email;

/// <summary>The plain-text part of a mail: what a phone shows first comes first, lines of 76 columns unless a URL or a word is longer (RFC 5322 §2.1.1 recommends 78).</summary>
internal static class AlertMailText
{
    private const int Columns = 76;

    public static string Of(Alert notification)
    {
        var deal = notification.Event.Deal;
        var text = new StringBuilder();
        Wrap(text, "", AlertText.In(notification.Reader.Language).Subject(notification.Event), "");
        text.Append('\n');
        Facts(text, AlertText.In(notification.Reader.Language).Lead(deal));
        Lines(text, "What changed", AlertText.Changes(notification.Event));
        Sources(text, [.. AlertText.In(notification.Reader.Language).Sources(deal)]);
        text.Append('\n');
        Facts(text, AlertText.In(notification.Reader.Language).Details(deal));
        Lines(text, "Why you get this", AlertText.Why(notification.Rules));
        text.Append("\nThe record:\n").Append(notification.Links.Record.AbsoluteUri).Append('\n');
        return text.ToString();
    }

    private static void Facts(StringBuilder text, IReadOnlyList<Fact> facts)
    {
        var width = facts.Max(f => f.Label.Length) + 2;
        foreach (var (label, value) in facts) Wrap(text, (label + ":").PadRight(width), value, new string(' ', width));
    }

    private static void Lines(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var first = true;
        foreach (var line in lines)
        {
            if (first) text.Append('\n').Append(title).Append(":\n");
            first = false;
            Wrap(text, "- ", line, "  ");
        }
    }

    private static void Sources(StringBuilder text, IReadOnlyList<(string Text, Uri? Url)> sources)
    {
        if (sources.Count > 0) text.Append("\nSources:\n");
        foreach (var (line, url) in sources)
        {
            Wrap(text, "- ", line, "  ");
            if (url is not null) text.Append("  ").Append(url.AbsoluteUri).Append('\n');
        }
    }

    private static void Wrap(StringBuilder text, string first, string words, string next)
    {
        var column = first.Length;
        text.Append(first);
        var fresh = true;
        foreach (var word in words.Split(' '))
        {
            if (!fresh && column + 1 + word.Length > Columns)
            {
                text.Append('\n').Append(next);
                column = next.Length;
                fresh = true;
            }

            if (!fresh) text.Append(' ');
            text.Append(word);
            column += word.Length + (fresh ? 0 : 1);
            fresh = false;
        }

        text.Append('\n');
    }
}
