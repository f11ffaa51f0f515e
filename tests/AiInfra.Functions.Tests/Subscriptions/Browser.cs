using System.Text.Json;
using AiInfra.LocalHost.Tools;

namespace AiInfra.Functions.Tests.Subscriptions;

/// <summary>Chromium with the rules of axe, installed from a lockfile of its own: says what is wrong with pages, as readers at a desk (light and dark) and on a phone see them.</summary>
internal static class Browser
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly LocalToolsOptions Options = new();
    private static readonly string Source = Path.Combine(AppContext.BaseDirectory, "Subscriptions", "browser");

    /// <param name="pages">What to open.</param>
    /// <param name="pictures">A folder for a picture of each page in each look; null for none.</param>
    public static async Task<IReadOnlyList<string>> CheckAsync(IEnumerable<Uri> pages, string? pictures = null)
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed (Debian package chromium): no page was opened.");
        var folder = (await NodePackages.InstallAsync(Source, "playwright-core and axe-core", Options, TextWriter.Null, CancellationToken.None)).Folder;
        string[] arguments = [Path.Combine(Source, "check.mjs"), folder, Chromium, pictures ?? "-", .. pages.Select(p => p.AbsoluteUri)];
        var (code, output) = await NodeCommand.RunAsync(Options.Node, arguments, Source, "Node.js was not found.", CancellationToken.None);
        Assert.True(code == 0, string.Join('\n', output));
        return JsonSerializer.Deserialize<string[]>(output[^1])!;
    }
}
