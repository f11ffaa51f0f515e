using System.Text;
using System.Text.Json.Nodes;
using AiInfra.Alerts;
using AiInfra.Functions.Notifications.Webhooks;
using AiInfra.Tests;

namespace AiInfra.Functions.Tests.Notifications.Webhooks;

public sealed class WebhookBodyTests
{
    private static readonly DateTimeOffset At = new(2025, 9, 10, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_deal_looks_as_approved() => Snapshot.Matches("Snapshots/body.json", Indented(SampleNotifications.OracleOpenAi()));

    [Fact]
    public void A_hostile_deal_looks_as_approved() => Snapshot.Matches("Snapshots/body-hostile.json", Indented(SampleNotifications.Hostile()));

    [Fact]
    public void A_correction_looks_as_approved() => Snapshot.Matches("Snapshots/body-correction.json", Indented(SampleNotifications.Correction()));

    [Fact]
    public void A_termination_looks_as_approved() => Snapshot.Matches("Snapshots/body-termination.json", Indented(SampleNotifications.Termination()));

    [Theory]
    [InlineData(NoticeKind.Confirm, "Snapshots/body-confirm.json")]
    [InlineData(NoticeKind.Test, "Snapshots/body-test.json")]
    public void A_notice_looks_as_approved(NoticeKind kind, string snapshot) => Snapshot.Matches(snapshot, Indented(SampleNotifications.Notice(kind)));

    [Fact]
    public void Each_event_has_a_type_of_its_own() => Assert.Equal(
        ["deal.alerted", "deal.corrected", "deal.terminated", "subscription.test", "subscription.test"],
        new Notification[] { SampleNotifications.OracleOpenAi(), SampleNotifications.Correction(), SampleNotifications.Termination(), SampleNotifications.Notice(NoticeKind.Test), SampleNotifications.Notice(NoticeKind.Confirm) }
            .Select(WebhookBody.TypeOf));

    [Fact]
    public void A_French_subscriber_gets_the_same_words_for_machines() => Assert.Equal(Indented(SampleNotifications.Correction()), Indented(SampleNotifications.Correction().InFrench()));

    [Fact]
    public void Two_renderings_of_an_alert_are_the_same_bytes() =>
        Assert.Equal(WebhookBody.Of(SampleNotifications.Hostile(), At), WebhookBody.Of(SampleNotifications.Hostile(), At.AddHours(1)));

    private static string Indented(Notification notification) => JsonNode.Parse(Encoding.UTF8.GetString(WebhookBody.Of(notification, At)))!.ToJsonString(new() { WriteIndented = true }) + "\n";
}
