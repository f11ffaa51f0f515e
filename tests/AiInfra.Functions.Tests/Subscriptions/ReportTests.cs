using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Subscriptions;

/// <summary>What readers report waits for operators, as they wrote it.</summary>
public sealed class ReportTests(SelfService service) : IClassFixture<SelfService>
{
    [Fact]
    public async Task A_report_waits_once_until_an_operator_closes_it()
    {
        var (subscriber, page, deal) = await ReaderAsync();
        const string Text = "It is <b>20</b>, not 200: see the filing.\nSecond line";
        for (var i = 0; i < 2; i++) await service.PostAsync(page, "", ("text", Text.ReplaceLineEndings("\r\n")));

        var report = Assert.Single(await ListAsync("open", deal));
        Assert.Equal((Text, subscriber.Id), (report.GetProperty("text").GetString(), report.GetProperty("subscriberId").GetString()));

        using var closed = await service.Client.PostAsJsonAsync($"api/reports/{report.GetProperty("id").GetString()}", new { state = "closed", note = "corrected" });

        Assert.Equal("closed", (await closed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
        Assert.Empty(await ListAsync("open", deal));
        Assert.Equal("corrected", Assert.Single(await ListAsync("closed", deal)).GetProperty("note").GetString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2001)]
    public async Task A_report_that_is_empty_or_too_long_comes_back_with_its_words(int length)
    {
        var (_, page, deal) = await ReaderAsync();

        using var answer = await service.PostAsync(page, "", ("text", new string('x', length)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(new string('x', length) + "</textarea>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await ListAsync("open", deal));
    }

    [Fact]
    public async Task Twenty_reports_an_hour_are_taken_from_one_reader()
    {
        var (_, page, deal) = await ReaderAsync();
        for (var i = 0; i < 20; i++) (await service.PostAsync(page, "", ("text", $"wrong {i}"))).EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.BadRequest, (await service.PostAsync(page, "", ("text", "wrong again"))).StatusCode);
        Assert.Equal(20, (await ListAsync("open", deal)).Count);
    }

    [Fact]
    public async Task When_an_operator_deletes_a_subscriber_their_words_go_too()
    {
        var (subscriber, page, deal) = await ReaderAsync();
        await service.PostAsync(page, "", ("text", "wrong"));

        Assert.Equal(HttpStatusCode.NoContent, (await service.Client.DeleteAsync("api/subscribers/" + subscriber.Id)).StatusCode);

        var left = Assert.Single(await ListAsync("closed", deal));
        Assert.Equal("", left.GetProperty("text").GetString());
        Assert.False(left.TryGetProperty("subscriberId", out _));
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.DeleteAsync("api/subscribers/" + subscriber.Id)).StatusCode);
    }

    private async Task<(Subscriber Subscriber, Uri Page, string Deal)> ReaderAsync()
    {
        var (subscriber, _) = await service.ConfirmedAsync(SelfService.NewMail());
        var deal = Given.NewId("deal");
        return (subscriber, service.Links.Deal(subscriber, subscriber.Channels[0], deal).Report, deal);
    }

    private async Task<List<JsonElement>> ListAsync(string state, string deal) =>
        [.. (await service.Client.GetFromJsonAsync<JsonElement>($"api/reports?state={state}&limit=200")).GetProperty("reports").EnumerateArray().Where(r => r.GetProperty("dealId").GetString() == deal)];
}
