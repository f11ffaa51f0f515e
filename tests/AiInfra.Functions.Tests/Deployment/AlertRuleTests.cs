using System.Text.RegularExpressions;

namespace AiInfra.Functions.Tests.Deployment;

public sealed partial class AlertRuleTests
{
    private const string OverLogs = "Microsoft.Insights/scheduledQueryRules";
    private const string OverMetrics = "Microsoft.Insights/metricAlerts";

    private static readonly string[] Metrics =
    [
        "aiinfra.alerts", "aiinfra.dead_letters", "aiinfra.deliveries", "aiinfra.deliveries.overdue", "aiinfra.delivery.latency", "aiinfra.heartbeat", "aiinfra.outbox.age", "aiinfra.rules", "aiinfra.submissions",
    ];

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
        Assert.Subset(Metrics.ToHashSet(), named.ToHashSet());
    }

    [GeneratedRegex(@"(aiinfra\.[a-z_.]+)")]
    private static partial Regex MetricName();
}
