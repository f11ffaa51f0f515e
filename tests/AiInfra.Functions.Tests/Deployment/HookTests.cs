using System.Text;
using AiInfra.Functions.Tests.Scenarios.LocalHostRuns;

namespace AiInfra.Functions.Tests.Deployment;

/// <summary>The hooks of azd as a shell runs them, with an <c>az</c> and an <c>azd</c> that say what the test tells them to and write down what was asked.</summary>
public sealed class HookTests : IDisposable
{
    private readonly DirectoryInfo _tools = Directory.CreateTempSubdirectory("hooks-");

    public HookTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The hooks of Windows are PowerShell's.");

    public void Dispose() => _tools.Delete(recursive: true);

    [Fact]
    public async Task A_key_is_made_where_there_is_no_deployment_yet()
    {
        var run = await RunAsync("preprovision", """case "$*" in "group exists"*) echo false ;; esac""");
        Assert.Equal((0, 32), (run.Code, Convert.FromBase64String(Key(run.Output)!).Length));
    }

    [Fact]
    public async Task No_key_is_made_where_the_vault_has_one()
    {
        var run = await RunAsync("preprovision", Vault + "*secrets/secrets-key*) echo secrets-key ;; esac");
        Assert.Equal((0, null), (run.Code, Key(run.Output)));
    }

    [Fact]
    public async Task A_vault_without_one_gets_one()
    {
        var run = await RunAsync("preprovision", Vault + "*secrets/secrets-key*) echo 'Not Found({\"error\":{\"code\":\"SecretNotFound\"}})' >&2; exit 1 ;; esac");
        Assert.Equal((0, true), (run.Code, Key(run.Output) is not null));
    }

    /// <summary>Another key would make all that is stored unreadable.</summary>
    [Theory]
    [InlineData("""case "$*" in "group exists"*) echo 'Please run az login' >&2; exit 1 ;; esac""")]
    [InlineData("""case "$*" in "group exists"*) echo true ;; "resource list"*) echo 'no network' >&2; exit 1 ;; esac""")]
    [InlineData(Vault + "*secrets/secrets-key*) echo 'Forbidden' >&2; exit 1 ;; esac")]
    public async Task Where_it_cannot_be_found_out_nothing_is_made_and_the_deployment_stops(string az)
    {
        var run = await RunAsync("preprovision", az);
        Assert.NotEqual(0, run.Code);
        Assert.Null(Key(run.Output));
    }

    [Fact]
    public async Task The_secrets_leave_the_machine_when_the_app_can_read_them_from_the_vault()
    {
        var run = await RunAsync("postprovision", "echo 0");
        Assert.Equal(0, run.Code);
        Assert.Contains("azd env set SECRETS_KEY []", run.Output, StringComparison.Ordinal);
        Assert.Contains("azd env set SMTP_PASSWORD []", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_mail_nothing_is_tried_after_the_deployment()
    {
        var run = await RunAsync("postdeploy", "exit 1", ("MAIL_BY", "none"));
        Assert.Equal(0, run.Code);
        Assert.Contains("MAIL_BY is none", run.Output, StringComparison.Ordinal);
    }

    private const string Vault = """case "$*" in "group exists"*) echo true ;; "resource list"*) echo /subscriptions/s/vaults/kv ;; """;

    private static string? Key(string output) => output.Split('\n').Where(line => line.StartsWith("azd env set SECRETS_KEY [", StringComparison.Ordinal)).Select(line => line[25..^1]).FirstOrDefault();

    private async Task<EndedRun> RunAsync(string hook, string az, params (string Name, string Value)[] more)
    {
        await ToolAsync("az", az);
        await ToolAsync("azd", "echo \"azd $1 $2 $3 [${4-}]\"");
        var settings = new Dictionary<string, string>
        {
            ["PATH"] = _tools.FullName + ":" + Environment.GetEnvironmentVariable("PATH"),
            ["AZURE_ENV_NAME"] = "deals",
            ["AZURE_SUBSCRIPTION_ID"] = "s",
            ["AZURE_RESOURCE_GROUP"] = "rg-deals",
            ["AZURE_FUNCTION_NAME"] = "func",
            ["AZURE_FUNCTION_URL"] = "http://127.0.0.1:9",
        };
        foreach (var (name, value) in more) settings[name] = value;
        return await EndedRun.OfAsync("sh", [Bicep.InRepository($"infra/hooks/{hook}.sh")], settings: settings);
    }

    private async Task ToolAsync(string name, string script)
    {
        var path = Path.Combine(_tools.FullName, name);
        await File.WriteAllTextAsync(path, "#!/usr/bin/env sh\n" + script + "\n", Encoding.ASCII, TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
