using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Email;

/// <summary>
/// The HTML part of a mail: one column of at most 600 px, inline styles because many mail clients drop style sheets, tables because Outlook lays out nothing else;
/// the style sheet holds only the dark colours, for the clients that know them. No image, no script, nothing is fetched.
/// </summary>
internal static class AlertMailHtml
{
    public static string Of(Alert notification)
    {
        var deal = notification.Event.Deal;
        var subject = AlertText.In(notification.Reader.Language).Subject(notification.Event);
        return Html.Of($$"""
            <!DOCTYPE html>
            <html lang="en" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>{{subject}}</title>
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
            <body class="page" style="margin:0;padding:0;background:#f3f5f7;">
            <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f5f7;"><tr><td align="center" style="padding:12px;">
            <table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border:1px solid #dfe3e8;border-radius:8px;">
            <tr><td class="text" style="padding:20px;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.45;color:#1c2126;text-align:left;overflow-wrap:anywhere;word-break:break-word;">
            {{Top(notification, subject)}}{{Changes(notification)}}{{Sources(notification)}}
            {{Facts(AlertText.In(notification.Reader.Language).Details(deal))}}
            {{Section("Why you get this", AlertText.Why(notification.Rules))}}
            <p style="margin:24px 0 4px;"><a class="button" href="{{notification.Links.Record.AbsoluteUri}}" style="display:inline-block;padding:11px 18px;border-radius:6px;background:#0b57d0;color:#ffffff;font-weight:600;text-decoration:none;">Open the record</a></p>
            </td></tr></table>
            </td></tr></table>
            </body>
            </html>

            """).ToString();
    }

    private static Html Top(Alert notification, string subject)
    {
        var lead = AlertText.In(notification.Reader.Language).Lead(notification.Event.Deal);
        return Html.Of($"""
            <h1 class="text" style="margin:0 0 10px;font-size:18px;line-height:1.35;font-weight:600;color:#1c2126;">{subject}</h1>
            <p class="text" style="margin:0 0 10px;font-size:26px;line-height:1.2;font-weight:700;color:#1c2126;">{lead[0].Value}</p>
            <p style="margin:0 0 6px;"><span class="tag" style="display:inline-block;padding:2px 10px;border-radius:11px;background:#e8edf3;color:#1c2126;font-size:14px;font-weight:600;">{lead[1].Value}</span></p>
            <p class="muted" style="margin:0 0 4px;font-size:14px;color:#59636e;"><strong>{lead[2].Label}</strong> {lead[2].Value}</p>

            """);
    }

    private static Html Changes(Alert notification) => Section("What changed", AlertText.Changes(notification.Event));

    private static Html Sources(Alert notification) => List("Sources", [.. AlertText.In(notification.Reader.Language).Sources(notification.Event.Deal).Select(Source)]);

    private static Html Source((string Text, Uri? Url) source) => source.Url is { } url
        ? Html.Of($"""<a class="link" href="{url.AbsoluteUri}" style="color:#0b57d0;">{source.Text}</a>""")
        : Html.Of($"{source.Text}");

    private static Html Section(string title, IEnumerable<string> lines) => List(title, [.. lines.Select(line => Html.Of($"{line}"))]);

    private static Html List(string title, IReadOnlyCollection<Html> items) => items.Count == 0 ? Html.Of($"") : Html.Of($"""

        <h2 class="text" style="margin:18px 0 4px;font-size:15px;line-height:1.35;font-weight:600;color:#1c2126;">{title}</h2>
        {Html.Join(items.Select(Line))}
        """);

    private static Html Line(Html line) => Html.Of($"""
        <p class="text" style="margin:0 0 4px;font-size:15px;color:#1c2126;">{line}</p>

        """);

    private static Html Facts(IEnumerable<Fact> facts) => Html.Of($"""
        <table width="100%" cellpadding="0" cellspacing="0" style="margin:18px 0 0;border-collapse:collapse;">
        {Html.Join(facts.Select(Row))}</table>
        """);

    private static Html Row(Fact fact) => Html.Of($"""
        <tr><th class="muted rule" scope="row" align="left" valign="top" style="width:96px;padding:7px 10px 7px 0;border-top:1px solid #dfe3e8;font-size:14px;font-weight:400;color:#59636e;">{fact.Label}</th><td class="text rule" valign="top" style="padding:7px 0;border-top:1px solid #dfe3e8;font-size:14px;color:#1c2126;">{fact.Value}</td></tr>

        """);
}
