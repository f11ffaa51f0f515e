using System.Globalization;
using System.Text;

namespace AiInfra.Amounts.Tokens;

/// <summary>Brings a text to one spelling: lower case, no accents, ASCII digits, one kind of space, dash and apostrophe.</summary>
internal static class PlainText
{
    public static string Of(string text) => Of(text, []);

    /// <param name="text">Any text.</param>
    /// <param name="places">Gets, for each character of the answer, where it comes from in the text.</param>
    public static string Of(string text, List<int> places)
    {
        var plain = new StringBuilder(text.Length);
        var place = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // Normalize refuses a lone surrogate, which EnumerateRunes turns into U+FFFD, and U+FFFE, which it does not.
            foreach (var c in (rune.Value == 0xFFFE ? Rune.ReplacementChar : rune).ToString().Normalize(NormalizationForm.FormD))
            {
                if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)) Append(plain, c);
            }

            while (places.Count < plain.Length) places.Add(place);
            place += rune.Utf16SequenceLength;
        }

        return plain.ToString();
    }

    private static void Append(StringBuilder plain, char c) => _ = c switch
    {
        '½' => plain.Append(".5"),
        '¼' => plain.Append(".25"),
        '¾' => plain.Append(".75"),
        'ß' => plain.Append("ss"),
        'œ' or 'Œ' => plain.Append("oe"),
        'ł' or 'Ł' => plain.Append('l'),
        'ø' or 'Ø' => plain.Append('o'),
        '’' or '‘' or '´' or '`' or 'ʼ' or '＇' => plain.Append('\''),
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '－' => plain.Append('-'),
        '＄' or '﹩' => plain.Append('$'),
        '￡' => plain.Append('£'),
        '￥' => plain.Append('¥'),
        _ when char.IsWhiteSpace(c) => plain.Append(' '),
        _ when char.IsDigit(c) => plain.Append((char)('0' + (int)char.GetNumericValue(c))),
        _ => plain.Append(char.ToLowerInvariant(c)),
    };
}
