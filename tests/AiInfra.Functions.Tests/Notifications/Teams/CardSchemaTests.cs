using System.Text.Json.Nodes;
using AiInfra.Alerts;
using AiInfra.Functions.Notifications.Teams;

namespace AiInfra.Functions.Tests.Notifications.Teams;

public sealed class CardSchemaTests(CardChecker checker) : IClassFixture<CardChecker>
{
    private static IEnumerable<Notification> Notifications =>
    [
        SampleNotifications.OracleOpenAi(), SampleNotifications.Hostile(), SampleNotifications.Correction(), SampleNotifications.Termination(), SampleNotifications.OracleOpenAi().InFrench(),
        .. Enum.GetValues<SummaryKind>().Select(kind => SampleNotifications.Summary(kind, left: 3)),
        .. Enum.GetValues<NoticeKind>().Select(SampleNotifications.Notice),
    ];

    [Fact]
    public async Task Every_card_is_a_valid_Adaptive_Card_of_version_1_4() => Assert.Empty(await checker.FaultsAsync(Notifications.Select(Content)));

    [Theory]
    [InlineData("""{"type":"Table","columns":[]}""")] // 1.5
    [InlineData("""{"type":"TextBlock","text":"x","wrap":true,"size":"Huge"}""")]
    [InlineData("""{"type":"TextBlock","text":"x","wrap":true,"colour":"Good"}""")]
    [InlineData("""{"type":"FactSet","facts":[{"title":"x"}]}""")]
    public async Task Anything_else_would_be_found(string element)
    {
        var card = Content(SampleNotifications.OracleOpenAi());
        card["body"]!.AsArray().Add(JsonNode.Parse(element));
        Assert.NotEmpty(await checker.FaultsAsync(card));
    }

    private static JsonNode Content(Notification notification) => JsonNode.Parse(TeamsCard.Of(notification))!["attachments"]![0]!["content"]!;
}
