using System.Text;
using System.Text.Json.Nodes;
using AiInfra.Alerts;
using AiInfra.Functions.Notifications.Webhooks;
using AiInfra.Tests;

namespace AiInfra.Functions.Tests.Notifications.Webhooks;

public sealed class WebhookBodyTests
{
    [Fact]
    public void A_deal_looks_as_approved() => Snapshot.Matches("Snapshots/body.json", Indented(SampleNotifications.OracleOpenAi()));

    [Fact]
    public void A_hostile_deal_looks_as_approved() => Snapshot.Matches("Snapshots/body-hostile.json", Indented(SampleNotifications.Hostile()));

    [Fact]
    public void A_correction_looks_as_approved() => Snapshot.Matches("Snapshots/body-correction.json", Indented(SampleNotifications.Correction()));

    [Fact]
    public void Two_renderings_are_the_same_bytes() => Assert.Equal(WebhookBody.Of(SampleNotifications.Hostile()), WebhookBody.Of(SampleNotifications.Hostile()));

    private static string Indented(Alert notification) => JsonNode.Parse(Encoding.UTF8.GetString(WebhookBody.Of(notification)))!.ToJsonString(new() { WriteIndented = true }) + "\n";
}
