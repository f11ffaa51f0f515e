using System.Reflection;
using System.Text.Json;
using System.Xml;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications;
using AiInfra.LocalHost.Bus;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Tests.Deployment;

public sealed class BusTests
{
    private const string Queues = "Microsoft.ServiceBus/namespaces/queues";
    private const string Topics = "Microsoft.ServiceBus/namespaces/topics";
    private const string Subscriptions = "Microsoft.ServiceBus/namespaces/topics/subscriptions";

    [Fact]
    public async Task Bicep_has_the_queues_and_subscriptions_the_functions_listen_to_and_no_others()
    {
        var triggers = typeof(AiInfraServices).Assembly.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters()).Select(p => p.GetCustomAttribute<ServiceBusTriggerAttribute>()).OfType<ServiceBusTriggerAttribute>();
        var deployed = await Bicep.ResourcesAsync("smtp");
        Assert.Equal(
            triggers.Select(t => t.QueueName ?? $"{t.TopicName}/{t.SubscriptionName}").Order(StringComparer.Ordinal),
            deployed.OfType(Queues).Select(queue => queue.Name).Concat(deployed.OfType(Subscriptions).Select(subscription => string.Join('/', subscription.Id.Split('/')[^3], subscription.Name))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Bicep_has_every_name_the_code_sends_to_and_no_others()
    {
        var named = typeof(Entities).GetFields().Where(field => field.Name != nameof(Entities.Connection)).Select(field => (string)field.GetRawConstantValue()!);
        var deployed = await Bicep.ResourcesAsync("smtp");
        Assert.Equal(named.Order(StringComparer.Ordinal), new[] { Queues, Topics, Subscriptions }.SelectMany(deployed.OfType).Select(entity => entity.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_local_bus_gives_up_and_drops_repeats_like_the_real_one()
    {
        var local = new LocalBusOptions();
        var deployed = await Bicep.ResourcesAsync("smtp");
        Assert.All(deployed.OfType(Queues).Concat(deployed.OfType(Subscriptions)), entity => Assert.Equal(local.MaxDeliveryCount, entity.Properties.GetProperty("maxDeliveryCount").GetInt32()));
        Assert.All(deployed.OfType(Queues).Concat(deployed.OfType(Topics)), entity => Assert.Equal(local.DuplicateWindow, Span(entity, "duplicateDetectionHistoryTimeWindow")));
    }

    [Fact]
    public async Task A_message_outlives_the_longest_wait_for_a_retry_by_days()
    {
        var longest = DeliveryOptions.Default.OfChannel.Values.Append(DeliveryOptions.Default.Retries).SelectMany(waits => waits).Max();
        var deployed = await Bicep.ResourcesAsync("smtp");
        Assert.All(new[] { Queues, Topics, Subscriptions }.SelectMany(deployed.OfType), entity => Assert.True(Span(entity, "defaultMessageTimeToLive") > longest + TimeSpan.FromDays(8), entity.Name));
    }

    /// <summary>What the emulator cannot: see docs/local-azure/README.md, which explains each.</summary>
    [Fact]
    public async Task The_emulator_is_told_what_Bicep_says_as_far_as_it_allows()
    {
        using var config = JsonDocument.Parse(await File.ReadAllTextAsync(Bicep.InRepository("docs/local-azure/Config.json"), TestContext.Current.CancellationToken));
        var ours = config.RootElement.GetProperty("UserConfig").GetProperty("Namespaces")[0];
        var topics = ours.GetProperty("Topics").EnumerateArray().ToList();
        var emulated = ours.GetProperty("Queues").EnumerateArray().Concat(topics).Concat(topics.SelectMany(topic => topic.GetProperty("Subscriptions").EnumerateArray()));
        var deployed = await Bicep.ResourcesAsync("smtp");
        Assert.Equal(
            new[] { Queues, Topics, Subscriptions }.SelectMany(deployed.OfType).SelectMany(entity => entity.Properties.EnumerateObject().Where(p => p.Name != "maxSizeInMegabytes").Select(p => $"{entity.Name} {AsEmulated(p)}")).Order(StringComparer.Ordinal),
            emulated.SelectMany(entity => entity.GetProperty("Properties").EnumerateObject().Select(p => $"{entity.GetProperty("Name")} {p.Name}: {p.Value}")).Order(StringComparer.Ordinal));
    }

    private static string AsEmulated(JsonProperty property) => string.Concat(property.Name[..1].ToUpperInvariant(), property.Name.AsSpan(1), ": ", property.Name switch
    {
        "defaultMessageTimeToLive" => AtMost("PT1H", property.Value.GetString()!),
        "duplicateDetectionHistoryTimeWindow" => AtMost("PT5M", property.Value.GetString()!),
        _ => property.Value.ToString(),
    });

    private static string AtMost(string most, string value) => XmlConvert.ToTimeSpan(value) > XmlConvert.ToTimeSpan(most) ? most : value;

    private static TimeSpan Span(DeployedResource entity, string property) => XmlConvert.ToTimeSpan(entity.Properties.GetProperty(property).GetString()!);
}
