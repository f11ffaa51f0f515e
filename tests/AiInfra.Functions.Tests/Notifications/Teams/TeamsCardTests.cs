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

    private static string Indented(Alert notification) => JsonNode.Parse(TeamsCard.Of(notification))!.ToJsonString(Readable) + "\n";
}
