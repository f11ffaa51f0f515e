using System.Text.RegularExpressions;
using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Email.Letters;

/// <summary>
/// The HTML part of a mail: one column of at most 600 px, inline styles because many mail clients drop style sheets, tables because Outlook lays out nothing else;
/// the style sheet holds only the dark colours, for the clients that know them. No image, no script, nothing is fetched.
/// </summary>
internal static partial class LetterHtml
{
    private const string Ink = "color:#1c2126;";
    private const string Pale = "color:#59636e;";

    public static string Of(Letter letter) => Html.Of($$"""
        <!DOCTYPE html>
        <html lang="{{letter.Text.Language.ToString().ToLowerInvariant()}}" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{{letter.Subject}}</title>
        <style>
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        @media (prefers-color-scheme: dark) {
          .page { background: #14171a !important; }
          .card { background: #1f2328 !important; border-color: #363c44 !important; }
          .text { color: #e6e9ec !important; }
          .muted { color: #a3abb4 !important; }
          .link { color: #8ab8ff !important; }
          .rule { border-color: #363c44 !important; }
          .tag { background: #2d333b !important; color: #e6e9ec !important; }
          .button { background: #8ab8ff !important; color: #0f1419 !important; }
        }
        </style>
        </head>
        <body class="page" style="margin:0;padding:12px;background:#f3f5f7;">
        <table role="presentation" class="card" style="width:100%;max-width:600px;margin:0 auto;border-collapse:separate;border-spacing:0;background:#ffffff;border:1px solid #dfe3e8;border-radius:8px;"><tbody><tr><td style="padding:20px 20px 12px;">
        <main class="text" style="font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.45;{{Ink}}text-align:left;overflow-wrap:anywhere;word-break:break-word;">
        {{Html.Join(letter.Parts.Select(Write))}}</main>
        </td></tr></tbody></table>
        {{Footer(letter)}}</body>
        </html>

        """).ToString();

    private static Html Write(Part part) => part switch
    {
        Part.Heading heading => Heading(heading.Text),
        Part.Lead lead => Lead(lead.Facts),
        Part.Paragraph paragraph => Paragraph(paragraph.Text),
        Part.Listing listing => Listing(listing),
        Part.Details details => Details(details.Facts),
        Part.Button button => Button(button),
        Part.Links links => Links(links.Lines),
        Part.Deal deal => Deal(deal),
        _ => throw new InvalidOperationException(),
    };

    private static Html Heading(string text) => Html.Of($"""
        <h1 class="text" style="margin:0 0 8px;font-size:18px;line-height:1.35;font-weight:600;{Ink}">{text}</h1>

        """);

    private static Html Lead(IReadOnlyList<Fact> lead) => Html.Of($"""
        <p class="text" style="margin:0 0 10px;font-size:26px;line-height:1.2;font-weight:700;{Ink}">{lead[0].Value}</p>
        {Firmness(lead)}
        """);

    private static Html Firmness(IReadOnlyList<Fact> lead) => Html.Of($"""
        <p style="margin:0 0 6px;"><span class="tag" style="display:inline-block;padding:2px 10px;border-radius:11px;background:#e8edf3;{Ink}font-size:14px;font-weight:600;">{lead[1].Value}</span></p>
        {Small(lead[2])}
        """);

    private static Html Small(Fact fact) => Html.Of($"""
        <p class="muted" style="margin:0 0 4px;font-size:14px;{Pale}"><strong>{fact.Label}</strong> {Words(fact.Value)}</p>

        """);

    private static Html Paragraph(string text) => Html.Of($"""
        <p class="text" style="margin:0 0 12px;font-size:16px;{Ink}">{text}</p>

        """);

    private static Html Listing(Part.Listing listing) => Html.Of($"""
        <h2 class="text" style="margin:18px 0 4px;font-size:15px;line-height:1.35;font-weight:600;{Ink}">{listing.Title}</h2>
        {Html.Join(listing.Lines.Select(Item))}
        """);

    private static Html Item(Line line) => Html.Of($"""
        <p class="text" style="margin:0 0 4px;font-size:15px;{Ink}">{Linked(line)}</p>

        """);

    private static Html Linked(Line line) => line.Url is { } url
        ? Html.Of($"""<a class="link" href="{url.AbsoluteUri}" style="color:#0b57d0;">{Words(line.Text)}</a>""")
        : Words(line.Text);

    /// <summary>Some browsers break a date after its hyphens.</summary>
    private static Html Words(string text)
    {
        var dates = IsoDate().Matches(text);
        var from = 0;
        List<Html> parts = [];
        foreach (var date in dates.Cast<Match>())
        {
            parts.Add(Html.Of($"""{text[from..date.Index]}<span style="white-space:nowrap;">{date.Value}</span>"""));
            from = date.Index + date.Length;
        }

        return Html.Of($"{Html.Join(parts)}{text[from..]}");
    }

    private static Html Details(IReadOnlyList<Fact> facts) => Html.Of($"""
        <table style="width:100%;margin:18px 0 0;border-collapse:collapse;"><tbody>
        {Html.Join(facts.Select(Row))}</tbody></table>

        """);

    private static Html Row(Fact fact) => Html.Of($"""
        <tr><th class="muted rule" scope="row" style="width:96px;padding:7px 10px 7px 0;border-top:1px solid #dfe3e8;font-size:14px;font-weight:400;text-align:left;vertical-align:top;{Pale}">{fact.Label}</th><td class="text rule" style="padding:7px 0;border-top:1px solid #dfe3e8;font-size:14px;vertical-align:top;{Ink}">{Words(fact.Value)}</td></tr>

        """);

    /// <summary>The cell holds the colour, since Outlook gives a link no padding.</summary>
    private static Html Button(Part.Button button) => Html.Of($"""
        <table role="presentation" style="margin:20px 0 16px;border-collapse:separate;border-spacing:0;"><tbody><tr><td class="button" style="border-radius:6px;background:#0b57d0;"><a class="button" href="{button.Url.AbsoluteUri}" style="display:inline-block;padding:11px 18px;border-radius:6px;background:#0b57d0;color:#ffffff;font-weight:600;text-decoration:none;">{button.Label}</a></td></tr></tbody></table>

        """);

    /// <summary>A line breaks between links, never inside one.</summary>
    private static Html Links(IEnumerable<Line> lines) => Html.Of($"""
        <p class="muted" style="margin:0 0 4px;font-size:14px;line-height:1.9;{Pale}">
        {Html.Join(lines.Select(Beside))}</p>

        """);

    private static Html Beside(Line line) => Html.Of($"""
        <span style="display:inline-block;margin-right:16px;">{Linked(line)}</span>

        """);

    private static Html Deal(Part.Deal deal) => Html.Of($"""
        <div class="rule" style="margin:16px 0 0;padding:14px 0 0;border-top:1px solid #dfe3e8;">
        <h2 class="text" style="margin:0 0 4px;font-size:16px;line-height:1.35;font-weight:600;{Ink}">{Linked(deal.Title)}</h2>
        {Html.Join(deal.News.Select(Small))}<p class="text" style="margin:0 0 8px;font-size:20px;line-height:1.25;font-weight:700;{Ink}">{deal.Top[0].Value}</p>
        {Firmness(deal.Top)}{Html.Join(deal.Facts.Select(Small))}{Links(deal.Actions)}</div>

        """);

    private static Html Footer(Letter letter) => letter.Footer.IsEmpty ? Html.Of($"") : Html.Of($"""
        <footer style="max-width:600px;box-sizing:border-box;margin:0 auto;padding:14px 20px 4px;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere;word-break:break-word;">
        {Html.Join(letter.Footer.Select(p => p is Part.Paragraph said ? FooterLine(said.Text) : Write(p)))}</footer>

        """);

    private static Html FooterLine(string text) => Html.Of($"""
        <p class="muted" style="margin:0 0 4px;font-size:14px;line-height:1.45;{Pale}">{text}</p>

        """);

    [GeneratedRegex("(?<![0-9A-Za-z-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9A-Za-z-])", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();
}
