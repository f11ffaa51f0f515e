using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Xml;

namespace AiInfra.Feed;

/// <summary>How text from outside is written so that every format can hold it, and what it costs there.</summary>
internal static class FeedText
{
    /// <summary>Keeps é and 中 readable and escapes &lt;, &gt;, &amp; and quotes.</summary>
    public static readonly JavaScriptEncoder Json = JavaScriptEncoder.Create(UnicodeRanges.All);

    public static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The character, or U+FFFD for one that XML 1.0 §2.2 does not allow: U+FFFE and U+FFFF are left once control characters are gone.</summary>
    public static Rune Allowed(Rune rune) => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune;

    /// <summary>
    /// The bytes a character takes where it takes most: escaped for HTML, and that again for JSON ("&lt;" is <c>\u0026lt;</c>). XML never needs more.
    /// </summary>
    public static int Cost(Rune rune)
    {
        if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value == ' ')) return 1;
        return Encoding.UTF8.GetByteCount(Json.Encode(Html.Encode(rune.ToString())));
    }

    public static int Cost(string text) => text.EnumerateRunes().Sum(Cost);
}
