using System.Text.Json;
using AiInfra.Functions.Notifications.Email.Bounces;
using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Tests.Notifications.Email.Bounces;

public sealed class EmailEventsTests
{
    [Theory]
    [InlineData("Bounced", SuppressionReason.HardBounce)]
    [InlineData("Suppressed", SuppressionReason.ProviderList)]
    [InlineData("Delivered", null)]
    [InlineData("Expanded", null)]
    [InlineData("Failed", null)]
    [InlineData("FilteredSpam", null)]
    [InlineData("Quarantined", null)]
    [InlineData("something new", null)]
    public void Only_what_says_that_mail_can_never_arrive_suppresses(string status, SuppressionReason? reason)
    {
        Assert.Equal(reason, Read($"[{Report(status)}]").Bounces.FirstOrDefault()?.Reason);
        Assert.Equal(reason, Read(Report(status, cloudEvent: true)).Bounces.FirstOrDefault()?.Reason);
    }

    [Fact]
    public void A_report_is_dated_by_the_attempt_that_it_tells_of() =>
        Assert.Equal(new(2026, 11, 19, 8, 0, 0, TimeSpan.Zero), Read(Report("Bounced")).Bounces.Single().At);

    [Fact]
    public void Of_many_reports_of_one_address_the_newest_counts() => Assert.Equal(
        new(2026, 11, 19, 9, 30, 0, TimeSpan.Zero),
        Read($"[{Report("Bounced")}, {Report("Bounced", "ANALYST@Example.org", "2026-11-19T10:30:00+01:00")}]").Bounces.Single().At);

    [Theory]
    [InlineData("[]")]
    [InlineData("[null, 1, \"text\", [], {}]")]
    [InlineData("{\"eventType\": 1, \"data\": 2}")]
    [InlineData("{\"eventType\": \"Microsoft.Communication.EmailDeliveryReportReceived\"}")]
    [InlineData("{\"eventType\": \"Microsoft.Communication.EmailDeliveryReportReceived\", \"data\": {\"status\": \"Bounced\", \"recipient\": \"a@example.org, b@example.org\"}}")]
    [InlineData("{\"eventType\": \"Microsoft.Communication.EmailDeliveryReportReceived\", \"data\": {\"status\": \"Bounced\", \"recipient\": \"\\ud800@example.org\"}}")]
    [InlineData("{\"eventType\": \"Microsoft.Communication.EmailDeliveryReportReceived\", \"data\": {\"status\": [\"Bounced\"], \"recipient\": {}}}")]
    [InlineData("{\"eventType\": \"Microsoft.Communication.EmailEngagementTrackingReportReceived\", \"data\": {\"status\": \"Bounced\", \"recipient\": \"a@example.org\"}}")]
    public void What_is_not_understood_is_left_out(string json) => Assert.Equal((null, 0), (Read(json).ValidationCode, Read(json).Bounces.Length));

    [Fact]
    public void What_filters_kept_from_their_readers_is_counted() => Assert.Equal(2, Read($"[{Report("FilteredSpam")}, {Report("Quarantined")}, {Report("Bounced")}]").CalledSpam);

    internal static string Report(string status, string recipient = "analyst@example.org", string at = "2026-11-19T08:00:00Z", bool cloudEvent = false) => $$"""
        {"id": "1", "{{(cloudEvent ? "type" : "eventType")}}": "Microsoft.Communication.EmailDeliveryReportReceived", "{{(cloudEvent ? "time" : "eventTime")}}": "2026-11-19T08:00:05Z",
         "data": {"sender": "alerts@example.org", "recipient": "{{recipient}}", "messageId": "m", "status": "{{status}}", "deliveryStatusDetails": {"statusMessage": "x"}, "deliveryAttemptTimeStamp": "{{at}}" } }
        """;

    private static EmailEvents Read(string json) => EmailEvents.Read(JsonDocument.Parse(json).RootElement, Given.Now);
}
