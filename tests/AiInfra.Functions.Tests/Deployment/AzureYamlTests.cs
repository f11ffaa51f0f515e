using System.Text.RegularExpressions;

namespace AiInfra.Functions.Tests.Deployment;

/// <summary>What azd asks of azure.yaml (its schema, v1.0), and what ours names.</summary>
public sealed partial class AzureYamlTests
{
    private static readonly string Yaml = File.ReadAllText(Bicep.InRepository("azure.yaml"));

    [Fact]
    public async Task The_function_app_is_the_service_that_Bicep_tags()
    {
        Assert.Matches("(?m)^name: [a-z0-9]([-a-z0-9]*[a-z0-9])?$", Yaml);
        Assert.Matches("(?m)^services:\n  api:\n    project: src/AiInfra.Functions\n    language: dotnet\n    host: function$", Yaml);
        Assert.True(File.Exists(Bicep.InRepository("src/AiInfra.Functions/AiInfra.Functions.csproj")));
        Assert.Contains("\"azd-service-name\": \"api\"", await File.ReadAllTextAsync(Bicep.InRepository("infra/snapshots/smtp.snapshot.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>A hook's name is the event with <c>pre</c> or <c>post</c>; azd runs nothing for another.</summary>
    [Fact]
    public void Every_hook_has_its_event_and_a_script_for_either_kind_of_system()
    {
        var hooks = HookEvent().Matches(Yaml[Yaml.IndexOf("\nhooks:", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(["preprovision", "postprovision", "postdeploy"], hooks);
        Assert.Equal(hooks.SelectMany(hook => new[] { $"infra/hooks/{hook}.sh", $"infra/hooks/{hook}.ps1" }), Script().Matches(Yaml).Select(match => match.Groups[1].Value));
        Assert.All(Script().Matches(Yaml), match => Assert.True(File.Exists(Bicep.InRepository(match.Groups[1].Value)), match.Value));
    }

    [Fact]
    public async Task The_hooks_use_what_Bicep_hands_out()
    {
        var outputs = (await Bicep.TemplateAsync()).GetProperty("outputs").EnumerateObject().Select(output => output.Name).ToHashSet();
        string[] ofAzd = ["AZURE_ENV_NAME", "AZURE_SUBSCRIPTION_ID", "MAIL_BY", "SECRETS_KEY", "SMTP_PASSWORD"];
        var used = Directory.EnumerateFiles(Bicep.InRepository("infra/hooks")).SelectMany(script => Variable().Matches(File.ReadAllText(script))).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Superset(new HashSet<string> { "AZURE_FUNCTION_NAME", "AZURE_FUNCTION_URL", "SECRETS_KEY" }, used);
        Assert.Empty(used.Except(outputs).Except(ofAzd));
    }

    [GeneratedRegex("(?m)^  ([a-z]+):$")]
    private static partial Regex HookEvent();

    [GeneratedRegex("(?m)^      run: (.+)$")]
    private static partial Regex Script();

    [GeneratedRegex(@"\$(?:env:|\{)?(?!LASTEXITCODE)([A-Z][A-Z_]+)")]
    private static partial Regex Variable();
}
