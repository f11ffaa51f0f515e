using System.Text.RegularExpressions;
using AiInfra.LocalHost.Tools;
using YamlDotNet.RepresentationModel;

namespace AiInfra.Functions.Tests.Deployment;

/// <summary>What a workflow may not do, whoever edits it: run code that others can move, or hold rights and secrets it does not need.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string GitHub = Path.Combine(RepositoryRoot.Path, ".github");

    private static readonly string[] MayWrite = ["id-token", "security-events"];

    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(GitHub, "workflows")).Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_action_is_pinned_by_its_commit_and_says_which_version_that_is(string file) =>
        Assert.All(Text(file).Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal)), line => Assert.Matches(Pinned, line));

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_is_allowed_but_what_a_job_names_and_every_job_ends(string file)
    {
        var workflow = Yaml(Text(file));
        Assert.Empty(Assert.IsType<YamlMappingNode>(workflow["permissions"]).Children);
        Assert.All(Jobs(workflow), job =>
        {
            var writes = Assert.IsType<YamlMappingNode>(job["permissions"]).Where(right => right.Value.ToString() != "read");
            Assert.All(writes, right => Assert.Contains(right.Key.ToString(), MayWrite));
            Assert.True(Has(job, "timeout-minutes") || Has(job, "uses"), "No timeout-minutes.");
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_secret_is_needed_none_is_left_behind_and_no_command_holds_what_others_wrote(string file)
    {
        var text = Text(file);
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
        Assert.All(Jobs(Yaml(text)).Where(job => Has(job, "steps")).SelectMany(job => (YamlSequenceNode)job["steps"]), step =>
        {
            if (Has(step, "run")) Assert.DoesNotContain("${{", step["run"].ToString(), StringComparison.Ordinal);
            else if (step["uses"].ToString().StartsWith("actions/checkout@", StringComparison.Ordinal)) Assert.Equal("false", step["with"]["persist-credentials"].ToString());
        });
    }

    [Fact]
    public void Dependabot_watches_every_folder_with_packages_of_npm()
    {
        var watched = ((YamlSequenceNode)Yaml(File.ReadAllText(Path.Combine(GitHub, "dependabot.yml")))["updates"]).Single(update => update["package-ecosystem"].ToString() == "npm")["directories"];
        var folders = Repository.Files.Where(path => Path.GetFileName(path) == "package.json").Select(path => "/" + Path.GetDirectoryName(path)!.Replace('\\', '/'));
        Assert.Equal(folders.Order(StringComparer.Ordinal), ((YamlSequenceNode)watched).Select(folder => folder.ToString()).Order(StringComparer.Ordinal));
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(GitHub, "workflows", file));

    private static YamlNode Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return Assert.Single(stream.Documents).RootNode;
    }

    private static IEnumerable<YamlNode> Jobs(YamlNode workflow) => ((YamlMappingNode)workflow["jobs"]).Children.Values;

    private static bool Has(YamlNode node, string key) => ((YamlMappingNode)node).Children.ContainsKey(key);

    [GeneratedRegex(@"^\s+(- )?uses: (\./\S+|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$")]
    private static partial Regex Pinned { get; }
}
