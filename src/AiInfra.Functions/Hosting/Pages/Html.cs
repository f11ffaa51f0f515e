using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace AiInfra.Functions.Hosting.Pages;

/// <summary>HTML from a template: what stands in the interpolated string is markup, what is put into its holes is escaped, unless it is <see cref="Html"/> itself.</summary>
[InterpolatedStringHandler]
internal sealed class Html(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new(literalLength + (32 * formattedCount));

    public static Html Of(Html html) => html;

    public static Html Join(IEnumerable<Html> parts)
    {
        var joined = new Html(0, 0);
        foreach (var part in parts) joined.AppendFormatted(part);
        return joined;
    }

    public void AppendLiteral(string markup) => _html.Append(markup);

    public void AppendFormatted(string text) => _html.Append(Encoder.Encode(text));

    public void AppendFormatted(Html html) => _html.Append(html._html);

    public override string ToString() => _html.ToString();
}
