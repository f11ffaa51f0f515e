using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Xml;

namespace AiInfra.Feed;

/// <summary>How text from outside is made safe for one line of any format, and what it costs there.</summary>
internal static class FeedText
{
    /// <summary>Keeps é and 中 readable and escapes &lt;, &gt;, &amp; and quotes.</summary>
    public static readonly JavaScriptEncoder Json = JavaScriptEncoder.Create(UnicodeRanges.All);

    public static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>
    /// A line break or tab becomes a space. U+FFFD stands for what XML 1.0 §2.2 does not allow, and for the marks that turn the reading direction:
    /// an open one in a party's name would reorder the amount that follows it.
    /// </summary>
    public static Rune Safe(Rune rune) => rune.Value switch
    {
        '\t' or '\n' or '\r' or 0x2028 or 0x2029 => new Rune(' '),
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => Rune.ReplacementChar,
        _ => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune,
    };

    /// <summary>
    /// The bytes a character takes where it takes most: escaped for HTML, and that again for JSON ("&lt;" is <c>\u0026lt;</c>). XML never needs more.
    /// </summary>
    public static int Cost(Rune rune)
    {
        if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value == ' ')) return 1;
        return Encoding.UTF8.GetByteCount(Json.Encode(Html.Encode(rune.ToString())));
    }

    public static int Cost(string text) => text.EnumerateRunes().Sum(Cost);

    /// <summary>An address that may become a link, or null: only http and https, and none with a name or password in it.</summary>
    public static Uri? Link(Uri? url) =>
        url is { IsAbsoluteUri: true, UserInfo: "" } && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? url : null;
}
