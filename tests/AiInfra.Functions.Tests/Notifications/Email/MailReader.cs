using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using AiInfra.Functions.Tests.Scenarios.LocalHostRuns;
using AiInfra.LocalHost.Tools;

namespace AiInfra.Functions.Tests.Notifications.Email;

/// <summary>Reads mails as others do: the npm packages <c>mailparser</c> and <c>html-validate</c>, and <c>axe-core</c> in Chromium, installed from a lockfile of their own.</summary>
public sealed class MailReader : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    /// <summary>Runs the checks of WCAG 2 A and AA and of good practice, and leaves what they found in the page.</summary>
    private const string RunAxe = """
        axe.run().then(found => {
          const result = document.createElement('script');
          result.type = 'application/json';
          result.id = 'axe';
          result.textContent = JSON.stringify({ dark: matchMedia('(prefers-color-scheme: dark)').matches, passes: found.passes.map(p => p.id), faults: found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | ')) });
          document.head.append(result);
        });
        """;

    private static readonly LocalToolsOptions Options = new();
    private static readonly string Source = Path.Combine(AppContext.BaseDirectory, "Notifications", "Email", "reader");

    private readonly ConcurrentDictionary<string, Task<JsonElement>> _read = new();
    private string _folder = "";

    public async ValueTask InitializeAsync() => _folder = (await NodePackages.InstallAsync(Source, "the readers of mails", Options, TextWriter.Null, CancellationToken.None)).Folder;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <param name="name">Of a sample; read once for all tests.</param>
    internal Task<JsonElement> ReadSampleAsync(string name) => _read.GetOrAdd(name, async _ => await ReadAsync(Encoding.UTF8.GetString(await SampleMails.BytesAsync(SampleMails.All[name]))));

    internal async Task<JsonElement> ReadAsync(string mail)
    {
        var run = await EndedRun.OfAsync(Options.Node, [Path.Combine(Source, "check.mjs"), _folder], mail);
        Assert.True(run.Code == 0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    /// <summary>What axe finds in a page as Chromium shows it.</summary>
    internal async Task<JsonElement> CheckAccessAsync(string html, bool dark)
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed (Debian package chromium): the mail was not rendered.");
        var folder = Directory.CreateTempSubdirectory("mail-");
        var page = Path.Combine(folder.FullName, "mail.html");
        var axe = new Uri(Path.Combine(_folder, "node_modules", "axe-core", "axe.min.js"));
        await File.WriteAllTextAsync(page, html.Replace("</body>", $"<script src=\"{axe}\"></script><script>{RunAxe}</script></body>", StringComparison.Ordinal));
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            $"--user-data-dir={Path.Combine(folder.FullName, "profile")}", $"--blink-settings=preferredColorScheme={(dark ? 0 : 1)}", "--virtual-time-budget=5000", "--dump-dom", new Uri(page).AbsoluteUri,
        ];
        var run = await EndedRun.OfAsync(Chromium, arguments);
        folder.Delete(recursive: true);
        return JsonDocument.Parse(Between(run.Output, "<script type=\"application/json\" id=\"axe\">", "</script>")).RootElement;
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal);
        Assert.True(from >= 0, $"axe left nothing in the page: {text}");
        return text[(from + start.Length)..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
