using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Functions.Notifications.Teams;
using AiInfra.Tests;

namespace AiInfra.Functions.Tests.Notifications.Teams;

public sealed class TeamsCardTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void A_card_looks_as_approved() => Snapshot.Matches("Snapshots/card.json", Indented(SampleNotifications.OracleOpenAi()));

    [Fact]
    public void A_hostile_card_looks_as_approved() => Snapshot.Matches("Snapshots/card-hostile.json", Indented(SampleNotifications.Hostile()));

    [Fact]
    public void A_correction_looks_as_approved() => Snapshot.Matches("Snapshots/card-correction.json", Indented(SampleNotifications.Correction()));

    [Theory]
    [InlineData(SummaryKind.Burst)]
    [InlineData(SummaryKind.Quiet)]
    [InlineData(SummaryKind.Daily)]
    [InlineData(SummaryKind.Weekly)]
    public void A_summary_looks_as_approved(SummaryKind kind) => Snapshot.Matches($"Snapshots/card-summary-{kind.ToString().ToLowerInvariant()}.json", Indented(SampleNotifications.Summary(kind, left: 2)));

    [Theory]
    [InlineData(NoticeKind.Confirm)]
    [InlineData(NoticeKind.ManageLink)]
    [InlineData(NoticeKind.Test)]
    [InlineData(NoticeKind.ChannelDisabled)]
    public void A_notice_looks_as_approved(NoticeKind kind) => Snapshot.Matches($"Snapshots/card-notice-{kind.ToString().ToLowerInvariant()}.json", Indented(SampleNotifications.Notice(kind)));

    [Theory]
    [InlineData(1, 100)]
    [InlineData(10, 1_000)]
    [InlineData(100, 100)]
    [InlineData(300, 300)]
    [InlineData(1_000, 50)]
    [InlineData(3, 10_000)]
    public void A_card_stays_under_24_KB_whatever_the_deal_holds(int count, int length)
    {
        foreach (var character in new[] { "n", "*", "\"", "é", "語", "👩‍💻", "\uD800" })
        {
            var card = TeamsCard.Of(Huge(count, string.Concat(Enumerable.Repeat(character, length))));
            Assert.True(card.Length < TeamsCard.MaxBytes, $"{card.Length} bytes of {character}");
            Assert.NotNull(JsonNode.Parse(card));
        }
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(20, 300)]
    [InlineData(100, 100)]
    [InlineData(1_000, 1_000)]
    public void A_summary_stays_under_24_KB_and_counts_what_is_not_shown(int count, int length)
    {
        var alert = Huge(3, new string('*', length));
        var summary = new Summary(SampleNotifications.DeliveryId, SampleNotifications.Reader, SummaryKind.Daily, [.. Enumerable.Repeat(alert, count)], Left: 5);

        var card = TeamsCard.Of(summary);

        Assert.True(card.Length < TeamsCard.MaxBytes, $"{card.Length} bytes");
        var body = JsonNode.Parse(card)!["attachments"]![0]!["content"]!["body"]!.AsArray();
        var shown = body.Count(e => (string?)e!["type"] == "Container");
        Assert.InRange(shown, 1, count);
        Assert.Equal($"… and {count + 5 - shown} more", (string?)body[^1]!["text"]);
    }

    [Fact]
    public void Every_message_about_a_deal_has_buttons_to_read_mute_report_and_manage()
    {
        var actions = JsonNode.Parse(TeamsCard.Of(SampleNotifications.OracleOpenAi()))!["attachments"]![0]!["content"]!["actions"]!.AsArray();
        Assert.Equal(["Open the record", "Mute this deal", "Report an error", "Manage my alerts"], actions.Select(a => (string?)a!["title"]));
    }

    [Fact]
    public void Who_has_no_manage_page_can_still_leave()
    {
        var alert = SampleNotifications.OracleOpenAi();
        var card = JsonNode.Parse(TeamsCard.Of(alert with { Reader = alert.Reader with { Manage = null } }))!["attachments"]![0]!["content"]!;
        Assert.Equal("https://deals.example.org/s/unsubscribe/token", (string?)card["actions"]!.AsArray()[^1]!["url"]);
    }

    [Fact]
    public void What_was_cut_is_said()
    {
        var card = JsonNode.Parse(TeamsCard.Of(Huge(300, new string('n', 500))))!.ToJsonString(Readable);
        Assert.Contains("… more in the record", card, StringComparison.Ordinal);
        Assert.Matches("\"… [0-9]+ more in the record\"", card);
    }

    private static Alert Huge(int count, string text)
    {
        var deal = SampleNotifications.OracleOpenAi().Event.Deal;
        deal = deal with
        {
            Parties = [.. Enumerable.Range(0, count).Select(i => deal.Parties[0] with { Name = $"{i}{text}" })],
            Site = new(text, "US", text, null, null),
            Certainty = new(CertaintyLevel.Likely, text),
            CountsInTotals = new(false, text),
            Sources = [.. Enumerable.Range(0, count).Select(i => deal.Sources[0] with { Publisher = text, Url = new($"https://example.org/{i}") })],
        };
        var rules = Enumerable.Range(0, count).Select(_ => new MetRule("r", text, text));
        return SampleNotifications.Of(deal, [.. rules]);
    }

    private static string Indented(Notification notification) => JsonNode.Parse(TeamsCard.Of(notification))!.ToJsonString(Readable) + "\n";
}
