using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AiInfra.LocalHost.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AiInfra.Functions.Tests.LocalHost.Teams;

public sealed class LocalTeamsTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("local-teams-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "renderer.js"), "// renderer");
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_card_is_accepted_with_an_empty_202_and_listed_newest_first()
    {
        using var first = await PostAsync(Message("first"));
        _time.Advance(TimeSpan.FromMinutes(1));
        using var second = await PostAsync(Message("second"));

        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        var cards = await CardsAsync();
        Assert.Equal(["second", "first"], cards.Select(TextOf));
        Assert.Equal("2026-03-01T12:01:00+00:00", cards[0].GetProperty("receivedAt").GetString());
        Assert.Equal(Encoding.UTF8.GetByteCount(Message("second")), cards[0].GetProperty("bytes").GetInt32());
    }

    [Fact]
    public async Task Cards_survive_a_restart_and_a_line_cut_short_by_a_crash()
    {
        using var first = await PostAsync(Message("first"));
        await StopAsync();
        await File.AppendAllTextAsync(CardsFile, "{\"id\":2,\"receivedAt\":\"2026-");
        await StartAsync();
        using var third = await PostAsync(Message("third"));
        await StopAsync();
        await StartAsync();
        Assert.Equal(["third", "first"], (await CardsAsync()).Select(TextOf));
    }

    [Fact]
    public async Task The_newest_500_are_kept_and_the_file_stays_bounded()
    {
        var attachments = string.Join(',', Enumerable.Range(0, 50).Select(i => Attachment($"card {i}")));
        foreach (var _ in Enumerable.Range(0, 21)) (await PostAsync($$"""{"type":"message","attachments":[{{attachments}}]}""")).Dispose();
        Assert.Equal(500, (await CardsAsync()).Length);
        Assert.InRange((await File.ReadAllLinesAsync(CardsFile)).Length, 500, 1000);
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("", "not JSON")]
    [InlineData("[]", "\"type\" must be \"message\"")]
    [InlineData("""{"type":"message"}""", "\"attachments\" must be an array")]
    [InlineData("""{"type":"message","attachments":[]}""", "at least one")]
    [InlineData("""{"type":"message","attachments":[3]}""", "/attachments/0: \"contentType\" must be")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":"{}"}]}""", "as an object")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"Card"}}]}""", "\"AdaptiveCard\"")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}]}""", "\"version\"")]
    public async Task Another_shape_is_refused_with_the_reason_and_nothing_is_kept(string body, string reason)
    {
        using var answer = await PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await CardsAsync());
    }

    [Theory]
    [InlineData(28 * 1024, HttpStatusCode.Accepted)]
    [InlineData((28 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_message_above_28_KB_is_refused_also_when_it_does_not_say_its_length(int bytes, HttpStatusCode expected)
    {
        var body = Message(new string('x', bytes - Message("").Length));
        using var told = await PostAsync(body);
        using var untold = await PostAsync(body, chunked: true);
        Assert.Equal(expected, told.StatusCode);
        Assert.Equal(expected, untold.StatusCode);
    }

    [Fact]
    public async Task A_content_type_that_any_web_page_could_send_is_refused()
    {
        using var answer = await _http.PostAsync(new Uri(LocalTeams.Webhook, UriKind.Relative), new StringContent(Message("x"), Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task An_unchanged_list_is_answered_with_304_and_emptying_changes_it()
    {
        using var posted = await PostAsync(Message("x"));
        using var list = await _http.GetAsync(new Uri("/local/teams.json", UriKind.Relative));
        using var again = await ListIfChangedAsync(list.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        using var emptied = await _http.DeleteAsync(new Uri("/local/teams.json", UriKind.Relative));
        using var after = await ListIfChangedAsync(list.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NoContent, emptied.StatusCode);
        Assert.Equal("[]", await after.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/local/teams", "text/html")]
    [InlineData("/local/teams/teams.css", "text/css")]
    [InlineData("/local/teams/teams.js", "text/javascript")]
    [InlineData("/local/teams/adaptivecards.js", "text/javascript")]
    public async Task The_page_and_its_parts_come_with_a_strict_policy(string path, string contentType)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(contentType, answer.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    private string CardsFile => Path.Combine(_folder, "cards.jsonl");

    private static string Attachment(string text) =>
        $$$"""{"contentType":"application/vnd.microsoft.card.adaptive","contentUrl":null,"content":{"type":"AdaptiveCard","version":"1.4","body":[{"type":"TextBlock","text":"{{{text}}}"}]}}""";

    private static string Message(string text) => $$"""{"type":"message","attachments":[{{Attachment(text)}}]}""";

    private static string? TextOf(JsonElement received) => received.GetProperty("card").GetProperty("body")[0].GetProperty("text").GetString();

    private async Task<JsonElement[]> CardsAsync() => (await _http.GetFromJsonAsync<JsonElement[]>("/local/teams.json"))!;

    private async Task<HttpResponseMessage> PostAsync(string body, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, LocalTeams.Webhook) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = chunked;
        return await _http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> ListIfChangedAsync(EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/local/teams.json");
        request.Headers.IfNoneMatch.Add(tag);
        return await _http.SendAsync(request);
    }

    private async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapLocalTeams(Path.Combine(_folder, "renderer.js"), CardsFile, _time);
        await _app.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    private async Task StopAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}
