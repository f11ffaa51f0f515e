using System.Text;
using AiInfra.Functions.Hosting.Settings;

namespace AiInfra.LocalHost;

/// <summary><c>docs/configuration.md</c>: every setting of the function app, from the classes that read them.</summary>
internal static class SettingsPage
{
    private const string Head = """
        # Settings

        Written by `dotnet run --project src/AiInfra.LocalHost -- settings > docs/configuration.md` from the classes that read them; a test keeps it so.

        `Section:Key` is the environment variable, and in Azure the app setting, `Section__Key`. An empty setting counts as none, but for `ExchangeRates:Source`. A secret stands in Key Vault; what is *local* is for one machine and is never set in Azure.
        What the app cannot use stops it at its start with a message that names the setting and never its value.

        """;

    public static int Write()
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        output.Write(Markdown());
        return 0;
    }

    public static string Markdown() => Head.ReplaceLineEndings("\n") + string.Concat(SettingCatalog.All.GroupBy(setting => setting.Name.Split(':')[0]).Select(Section));

    private static string Section(IGrouping<string, SettingAttribute> section) =>
        $"\n## {section.Key}\n\n| setting | environment variable | meaning | values | default | |\n|---|---|---|---|---|---|\n{string.Concat(section.Select(Row))}";

    private static string Row(SettingAttribute setting) =>
        $"| `{setting.Name}` | `{setting.EnvironmentVariable}` | {setting.Meaning} | {Code(setting.Values)} | {Code(setting.Default)} | {string.Join(", ", Marks(setting))} |\n";

    /// <summary>As code: an example may hold angle brackets.</summary>
    private static string Code(string text) => text.Length == 0 ? "" : $"`{text}`";

    private static IEnumerable<string> Marks(SettingAttribute setting)
    {
        if (setting.IsSecret) yield return "secret";
        if (setting.IsLocal) yield return "local";
    }
}
