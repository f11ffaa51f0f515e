using System.Text;
using System.Text.Json;
using AiInfra.Functions.Tests.Hosting;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Functions.Watches;
using AiInfra.Functions.Watches.Sources;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Watches;

public sealed class WatchFunctionsTests : IClassFixture<OwnTables>, IDisposable
{
    private readonly AppParts _app;
    private readonly SourceClient _client;
    private readonly string _url = $"https://paper.example/{Guid.NewGuid():N}";

    public WatchFunctionsTests(OwnTables tables)
    {
        _app = new(tables.Tables);
        _client = new(new(TimeSpan.FromSeconds(20), AllowLoopback: false), new(new("https://deals.example.org/")), _app.Clock);
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_watch_is_added_once_listed_changed_and_deleted()
    {
        var added = await AddAsync($$"""{"url":"{{_url}}","language":"de","type":"wire"}""");
        var id = Text(added.Json, "id");
        Assert.Equal((201, "/api/watches/" + id, _url, "wire", true), (added.Status, added.Headers.Location.ToString(), Text(added.Json, "url"), Text(added.Json, "type"), added.Json.GetProperty("enabled").GetBoolean()));
        Assert.Equal(409, (await AddAsync($$"""{"url":"{{_url}}"}""")).Status);
        var list = await Answer.OfAsync(await new ListWatches(_app.Watches).RunAsync(Request(""), CancellationToken.None));
        Assert.Contains(id, list.Json.GetProperty("watches").EnumerateArray().Select(w => Text(w, "id")));

        var patched = await PatchAsync(id, """{"language":null,"publisher":"A paper","enabled":false}""");
        Assert.Equal((200, "A paper", "wire", false), (patched.Status, Text(patched.Json, "publisher"), Text(patched.Json, "type"), patched.Json.GetProperty("enabled").GetBoolean()));
        Assert.False(patched.Json.TryGetProperty("language", out _) || patched.Json.TryGetProperty("dueAt", out _));

        _app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(_app.Clock.GetUtcNow(), (await PatchAsync(id, """{"enabled":true}""")).Json.GetProperty("dueAt").GetDateTimeOffset());
        Assert.Equal((204, 404, 404, 404), ((await DeleteAsync(id)).Status, (await DeleteAsync(id)).Status, (await GetAsync(id)).Status, (await PatchAsync(id, "{}")).Status));
    }

    [Theory]
    [InlineData("{}", "#/url")]
    [InlineData("""{"url":"http://paper.example/feed"}""", "#/url")]
    [InlineData("""{"url":"https://paper.example:8443/feed"}""", "#/url")]
    [InlineData("""{"url":"https://user@paper.example/feed"}""", "#/url")]
    [InlineData("""{"url":"http://127.0.0.1/feed"}""", "#/url")]
    [InlineData("""{"url":"file:///etc/passwd"}""", "#/url")]
    [InlineData("""{"url":"https://paper.example/x","type":"blog"}""", "#/type")]
    [InlineData("""{"url":"https://paper.example/x","language":"a b"}""", "#/language")]
    [InlineData("""{"url":"https://paper.example/x","every":5}""", "#/every")]
    public async Task A_wrong_member_is_named(string json, string pointer)
    {
        var answer = await AddAsync(json);

        Assert.Equal((400, pointer), (answer.Status, Text(answer.Json.GetProperty("errors")[0], "pointer")));
    }

    [Fact]
    public async Task Another_address_is_another_source()
    {
        var id = Text((await AddAsync($$"""{"url":"{{_url}}"}""")).Json, "id");

        Assert.Equal("#/url", Text((await PatchAsync(id, """{"url":"https://other.example/feed"}""")).Json.GetProperty("errors")[0], "pointer"));
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static HttpRequest Request(string json)
    {
        var request = Answer.Context().Request;
        request.ContentType = "application/json";
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return request;
    }

    private async Task<Answer> AddAsync(string json) => await Answer.OfAsync(await new AddWatch(_app.Watches, _client, _app.Clock).RunAsync(Request(json), CancellationToken.None));

    private async Task<Answer> PatchAsync(string id, string json) => await Answer.OfAsync(await new PatchWatch(_app.Watches, _app.Clock).RunAsync(Request(json), id, CancellationToken.None));

    private async Task<Answer> GetAsync(string id) => await Answer.OfAsync(await new GetWatch(_app.Watches).RunAsync(Request(""), id, CancellationToken.None));

    private async Task<Answer> DeleteAsync(string id) => await Answer.OfAsync(await new DeleteWatch(_app.Watches).RunAsync(Request(""), id, CancellationToken.None));
}
