using System.Text;

namespace AiInfra.Functions.Notifications.Teams;

/// <summary>Plain text and links in the Markdown of Adaptive Cards, a subset of CommonMark: a backslash before ASCII punctuation makes it literal (CommonMark 0.31 §2.4).</summary>
internal static class Markdown
{
    /// <summary>What can start emphasis, a link, code, HTML, an entity, a strike-through, a table or an escape anywhere in a line.</summary>
    private const string Active = @"\*_[]`<>&~|!";

    /// <summary>What starts a heading or a list at the beginning of a line.</summary>
    private const string ActiveFirst = "#+-=";

    /// <param name="line">One line of plain text.</param>
    public static string Escape(string line)
    {
        var escaped = new StringBuilder(line.Length + 8);
        var digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits])) digits++;
        for (var i = 0; i < line.Length; i++)
        {
            var startsList = (i == 0 && ActiveFirst.Contains(line[i], StringComparison.Ordinal)) || (i == digits && digits > 0 && line[i] is '.' or ')' && (i + 1 == line.Length || line[i + 1] == ' '));
            if (startsList || Active.Contains(line[i], StringComparison.Ordinal)) escaped.Append('\\');
            escaped.Append(line[i]);
        }

        return escaped.ToString();
    }

    /// <summary>A link; the characters that could end its destination are percent-encoded.</summary>
    public static string Link(string text, Uri url)
    {
        var destination = new StringBuilder(url.AbsoluteUri);
        foreach (var c in @"()<>[]\*_`~|!""'") destination.Replace(c.ToString(), Uri.HexEscape(c));
        return $"[{Escape(text)}]({destination})";
    }
}
