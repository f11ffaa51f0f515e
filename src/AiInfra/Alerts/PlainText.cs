using System.Globalization;
using System.Text;

namespace AiInfra.Alerts;

/// <summary>
/// Text from outside as one harmless line: no control characters or line breaks, well-formed UTF-16, no bidirectional overrides,
/// and text that runs right to left isolated (UAX #9 §2.4.2), so that a name cannot reorder the figure beside it.
/// </summary>
public static class PlainText
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    /// <param name="text">Anything.</param>
    /// <param name="maxLength">The longest result in UTF-16 units, the isolates around it not counted; what is longer ends in "…".</param>
    public static string Of(string? text, int maxLength = int.MaxValue)
    {
        var line = new StringBuilder();
        var rightToLeft = false;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (IsBreak(rune)) AppendSpace(line);
            else if (!IsDirectionFormat(rune) && rune.Value != 0xFEFF) line.Append(rune);
            rightToLeft |= IsRightToLeft(rune);
        }

        var cut = Cut(line.ToString().Trim(), maxLength);
        return rightToLeft ? FirstStrongIsolate + cut + PopDirectionalIsolate : cut;
    }

    /// <summary>The text itself, or its beginning and "…", never split inside what a reader sees as one character.</summary>
    public static string Cut(string text, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= maxLength) return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next < maxLength) end = next;
        return text[..end].TrimEnd() + "…";
    }

    private static void AppendSpace(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
    }

    private static bool IsBreak(Rune rune) =>
        rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsDirectionFormat(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>The blocks that hold right-to-left letters, the right-to-left mark and the Arabic letter mark.</summary>
    private static bool IsRightToLeft(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF) or 0x200F or 0x202B or 0x202E or 0x2067 or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
