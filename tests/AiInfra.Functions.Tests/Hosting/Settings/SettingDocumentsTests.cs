using AiInfra.Functions.Hosting.Settings;
using AiInfra.LocalHost;
using AiInfra.LocalHost.Tools;

namespace AiInfra.Functions.Tests.Hosting.Settings;

public sealed class SettingDocumentsTests
{
    public static TheoryData<string> Names => [.. SettingCatalog.All.Select(setting => setting.Name)];

    [Fact]
    public void The_page_of_settings_is_what_the_code_declares() =>
        Assert.True(File("docs/configuration.md") == SettingsPage.Markdown(), "Renew it: dotnet run --project src/AiInfra.LocalHost -- settings > docs/configuration.md");

    /// <summary>In full, or by its key in a row that names the section.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_table_of_the_README_names_it(string name)
    {
        var (section, key) = (name.Split(':')[0], name.Split(':')[^1]);
        var rows = File("README.md").Split("\n## ").Single(part => part.StartsWith("Settings\n", StringComparison.Ordinal)).Split('\n').Where(line => line.StartsWith('|'));
        Assert.Contains(rows, row => row.Contains($"`{name}`", StringComparison.Ordinal) || (row.Contains($"`{section}:", StringComparison.Ordinal) && row.Contains($"`{key}`", StringComparison.Ordinal)));
    }

    private static string File(string path) => System.IO.File.ReadAllText(Path.Combine(RepositoryRoot.Path, path)).ReplaceLineEndings("\n");
}
