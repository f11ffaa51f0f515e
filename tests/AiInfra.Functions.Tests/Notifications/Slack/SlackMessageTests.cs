using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Alerts;
using AiInfra.Functions.Notifications.Slack;
using AiInfra.Tests;

namespace AiInfra.Functions.Tests.Notifications.Slack;

public sealed class SlackMessageTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void An_alert_looks_as_approved() => Snapshot.Matches("Snapshots/slack.json", Indented(SampleNotifications.OracleOpenAi()));

    [Fact]
    public void A_hostile_alert_looks_as_approved() => Snapshot.Matches("Snapshots/slack-hostile.json", Indented(SampleNotifications.Hostile()));

    [Fact]
    public void A_correction_looks_as_approved() => Snapshot.Matches("Snapshots/slack-correction.json", Indented(SampleNotifications.Correction()));

    [Fact]
    public void A_summary_looks_as_approved() => Snapshot.Matches("Snapshots/slack-summary.json", Indented(SampleNotifications.Summary(SummaryKind.Burst, left: 2)));

    [Theory]
    [InlineData(NoticeKind.Confirm)]
    [InlineData(NoticeKind.ChannelDisabled)]
    public void A_notice_looks_as_approved(NoticeKind kind) => Snapshot.Matches($"Snapshots/slack-notice-{kind.ToString().ToLowerInvariant()}.json", Indented(SampleNotifications.Notice(kind)));

    [Theory]
    [InlineData("<!channel> <@U012AB3CD> <https://evil.example|bank.example>")]
    [InlineData("https://evil.example")]
    [InlineData("|https://evil.example>")]
    public void Text_from_outside_mentions_nobody_and_links_nowhere(string name)
    {
        var alert = SampleNotifications.OracleOpenAi();
        var deal = alert.Event.Deal;
        deal = deal with { Parties = [deal.Parties[0] with { Name = name }], Sources = [deal.Sources[0] with { Publisher = name }, deal.Sources[1] with { Publisher = name }] };
        alert = SampleNotifications.Of(deal, new MetRule("r", name, name));
        Notification[] notifications = [alert, SampleNotifications.Summary() with { Alerts = [alert] }];
        Assert.All(notifications.SelectMany(Mrkdwn), mrkdwn => Assert.DoesNotMatch("<(?!https://(deals[.]example[.]org|www[.]wsj[.]com)/)", mrkdwn));
    }

    /// <summary>Block Kit: 50 blocks, 3,000 characters a text, 150 a header, 2,000 a field, 10 fields, 75 a button.</summary>
    [Theory]
    [InlineData(1, 10)]
    [InlineData(300, 50)]
    [InlineData(20, 10_000)]
    public void A_message_stays_within_the_limits_of_Slack_whatever_the_deal_holds(int count, int length)
    {
        var alert = Huge(count, new string('<', length));
        foreach (var notification in new Notification[] { alert, SampleNotifications.Summary() with { Alerts = [.. Enumerable.Repeat(alert, count)] } })
        {
            var blocks = Message(notification)["blocks"]!.AsArray();
            Assert.InRange(blocks.Count, 2, SlackMessage.MaxBlocks);
            foreach (var (type, text) in Texts(blocks)) Assert.InRange(text.Length, 1, type switch { "header" => 150, "fields" => 2000, "button" => 75, _ => 3000 });
            Assert.All(blocks, b => Assert.InRange(b!["fields"]?.AsArray().Count ?? 1, 1, 10));
        }
    }

    [Fact]
    public void Entries_that_do_not_fit_are_counted()
    {
        var summary = SampleNotifications.Summary() with { Alerts = [.. Enumerable.Repeat(SampleNotifications.OracleOpenAi(), 30)], Left = 5 };
        Assert.Contains("… and 15 more", Indented(summary), StringComparison.Ordinal);
    }

    private static Alert Huge(int count, string text)
    {
        var deal = SampleNotifications.OracleOpenAi().Event.Deal;
        deal = deal with
        {
            Parties = [.. Enumerable.Range(0, count).Select(i => deal.Parties[0] with { Name = $"{i}{text}" })],
            Sources = [.. Enumerable.Range(0, count).Select(i => deal.Sources[0] with { Publisher = text, Url = new($"https://example.org/{i}") })],
        };
        return SampleNotifications.Of(deal, [.. Enumerable.Range(0, count).Select(_ => new MetRule("r", text, text))]);
    }

    private static IEnumerable<(string Type, string Text)> Texts(JsonArray blocks) => blocks.SelectMany(b => (string)b!["type"]! switch
    {
        "actions" => b["elements"]!.AsArray().Select(e => ("button", (string)e!["text"]!["text"]!)),
        "context" => b["elements"]!.AsArray().Select(e => ("context", (string)e!["text"]!)),
        var type when b["fields"] is null => [(type, (string)b["text"]!["text"]!)],
        _ => b["fields"]!.AsArray().Select(f => ("fields", (string)f!["text"]!)),
    });

    private static IEnumerable<string> Mrkdwn(Notification notification)
    {
        var message = Message(notification);
        return [(string)message["text"]!, .. Texts(message["blocks"]!.AsArray()).Where(t => t.Type == "context").Select(t => t.Text)];
    }

    private static JsonNode Message(Notification notification) => JsonNode.Parse(SlackMessage.Of(notification))!;

    private static string Indented(Notification notification) => Message(notification).ToJsonString(Readable) + "\n";
}
