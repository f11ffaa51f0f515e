using System.Text.RegularExpressions;

namespace AiInfra.Functions.Tests.Deployment;

public sealed partial class AlertRuleTests
{
    private const string OverLogs = "Microsoft.Insights/scheduledQueryRules";
    private const string OverMetrics = "Microsoft.Insights/metricAlerts";

    [Fact]
    public async Task The_operator_is_told_by_four_rules()
    {
        var deployed = await Bicep.ResourcesAsync("smtp");
        var rules = deployed.OfType(OverLogs).Concat(deployed.OfType(OverMetrics)).ToList();
        Assert.Equal(["dead-letters", "deliveries-overdue", "heartbeat-missing", "http-5xx"], rules.Select(rule => rule.Name).Order(StringComparer.Ordinal));
        Assert.All(rules, rule => Assert.Contains("actionGroups/operator", rule.Property("actions"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rule_looks_only_for_metrics_the_app_has()
    {
        var queries = (await Bicep.ResourcesAsync("smtp")).OfType(OverLogs).Select(rule => rule.Property("criteria")!);
        var named = queries.SelectMany(query => MetricName().Matches(query)).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(["aiinfra.deliveries.overdue", "aiinfra.heartbeat"], named.Order(StringComparer.Ordinal));
        var known = await TextOf("docs/telemetry.md"); // held equal to the instruments by MetricTableTests
        Assert.All(named, name => Assert.Contains($"| `{name}` |", known, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_runbook_says_what_to_do_for_each_rule_and_each_reason_of_a_dead_letter()
    {
        var runbook = await TextOf("docs/operations.md");
        var rules = (await Bicep.ResourcesAsync("smtp")).All.Where(rule => rule.Type is OverLogs or OverMetrics).Select(rule => rule.Name);
        var sources = Repository.Files.Where(file => file.StartsWith("src/AiInfra.Functions/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));
        var reasons = (await Task.WhenAll(sources.Select(TextOf))).SelectMany(text => Poison().Matches(text)).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Contains("deal-not-found", reasons);
        Assert.All(rules.Concat(reasons), name => Assert.Contains($"`{name}`", runbook, StringComparison.Ordinal));
    }

    private static Task<string> TextOf(string file) => File.ReadAllTextAsync(Bicep.InRepository(file), TestContext.Current.CancellationToken);

    [GeneratedRegex("Handled\\.Poison\\(\"([^\"]+)\"")]
    private static partial Regex Poison();

    [GeneratedRegex(@"(aiinfra\.[a-z_.]+)")]
    private static partial Regex MetricName();
}
