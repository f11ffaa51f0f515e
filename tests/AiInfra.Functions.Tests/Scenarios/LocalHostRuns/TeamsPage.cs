using System.Net;
using System.Text.RegularExpressions;

namespace AiInfra.Functions.Tests.Scenarios.LocalHostRuns;

/// <summary>The cards of the local Teams page, as a browser has built them.</summary>
/// <param name="Markup">The elements of the cards, without the JSON shown below each.</param>
/// <param name="Text">What of it is text.</param>
internal sealed partial record TeamsPage(string Markup, string Text)
{
    private const string Chromium = "/usr/bin/chromium";

    public static async Task<TeamsPage> RenderAsync(Uri page)
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed (Debian package chromium): the page was not rendered.");
        var profile = Directory.CreateTempSubdirectory("chromium-");
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            $"--user-data-dir={profile.FullName}", "--virtual-time-budget=5000", "--dump-dom", page.AbsoluteUri,
        ];
        var run = await EndedRun.OfAsync(Chromium, arguments);
        profile.Delete(recursive: true);
        var cards = string.Concat(CardMarkup().Matches(run.Output).Select(m => m.Value));
        Assert.True(cards.Length > 0, $"No card was rendered: {run.Output}{run.Error}");
        return new(cards, WebUtility.HtmlDecode(Tag().Replace(cards, "")));
    }

    [GeneratedRegex("""<div class="card">.*?(?=<details>)""", RegexOptions.Singleline)]
    private static partial Regex CardMarkup();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
