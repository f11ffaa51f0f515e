using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Notifications;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Scenarios.LocalHostRuns;

/// <summary><c>smoke</c> against a system that works and against what may be broken of it.</summary>
public sealed class SmokeRuns : IAsyncLifetime
{
    private readonly LocalPlace _place = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task It_follows_a_test_deal_to_the_operators_mailbox_and_leaves_nothing_behind()
    {
        var key = KeyOf(await _place.StartAsync("--keys"));
        _place.App.DefaultRequestHeaders.Add("x-functions-key", key);
        using var entered = await _place.App.PostAsJsonAsync("api/subscribers", new { channels = new[] { new { type = "email", address = "operator@example.com" } } });
        entered.EnsureSuccessStatusCode();

        var run = await SmokeAsync("--key", key);

        Assert.True(run.Code == 0, run.Error);
        Assert.Matches(@"(?s)up .*told .*submitted .*test-.*delivered .*email.*Passed in", run.Output);
        var mail = Assert.Single(await _place.MailsAsync());
        Assert.StartsWith("Test: Smoke test", mail.GetProperty("subject").GetString(), StringComparison.Ordinal);
        var subscriber = Assert.Single((await GetAsync("api/subscribers")).GetProperty("subscribers").EnumerateArray());
        Assert.Equal("over-10b", Assert.Single(subscriber.GetProperty("rules").EnumerateArray()).GetString());
        await _place.SubmitAsync("Real Buyer");
        await Eventually.IsTrueAsync(async () => (await _place.FeedAsync()).Length > 0 && (await GetAsync("api/deals")).GetProperty("deals").GetArrayLength() > 0, "what is real is listed");
        Assert.Single(await _place.FeedAsync());
        Assert.Single((await GetAsync("api/deals")).GetProperty("deals").EnumerateArray());
        Assert.DoesNotContain("test-", $"{await GetAsync("api/stats")}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_is_wrong_with_the_key_with_a_channel_and_with_an_app_that_is_not_there()
    {
        var key = KeyOf(await _place.StartAsync("--keys"));

        var wrongKey = await SmokeAsync("--key", "wrong");
        var noKey = await SmokeAsync();
        var deadChannel = await SmokeAsync("--key", key, "--webhook", $"http://127.0.0.1:{FreePort.One()}/nobody");
        var noChannel = await SmokeAsync("--key", key, "--email", "nonsense");
        var nobody = await EndedRun.OfLocalHostAsync(["smoke", "--to", $"http://127.0.0.1:{FreePort.One()}", "--within", "1"]);

        Assert.Equal((1, 1, 1, 1, 1), (wrongKey.Code, noKey.Code, deadChannel.Code, noChannel.Code, nobody.Code));
        Assert.Contains("refuses the function key (401)", wrongKey.Error, StringComparison.Ordinal);
        Assert.Contains("give it with --key", noKey.Error, StringComparison.Ordinal);
        Assert.Contains("not taken over webhook", deadChannel.Error, StringComparison.Ordinal);
        Assert.Contains("ConnectionError", deadChannel.Error, StringComparison.Ordinal);
        Assert.Contains("#/channels/0/address must be a mail address", noChannel.Error, StringComparison.Ordinal);
        Assert.Contains("does not answer", nobody.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_leaves_who_followed_the_tests_before_and_stores_no_test_elsewhere()
    {
        await _place.StartAsync();
        var follower = new { name = "Lasting", channels = new[] { new { type = "email", address = "operator@example.com" } }, rules = new[] { "test" } };
        using var entered = await _place.App.PostAsJsonAsync("api/subscribers", follower);
        entered.EnsureSuccessStatusCode();

        var run = await SmokeAsync();

        Assert.True(run.Code == 0, run.Error);
        Assert.Single((await GetAsync("api/subscribers")).GetProperty("subscribers").EnumerateArray());
        var body = LocalSystem.BigDeal("Misplaced Test Buyer");
        Assert.Equal("#/test", await RefusedAsync("api/deals", body[..^1] + ",\"test\":true}", "application/json"));
        Assert.Null(await RefusedAsync("api/deals/import?test=true", "kind\ndebt\n", "text/csv"));
        Assert.Null(await RefusedAsync("api/articles?test=true", "OpenAI buys.", "text/plain"));
        Assert.Empty((await GetAsync("api/deals")).GetProperty("deals").EnumerateArray());
    }

    [Fact]
    public async Task The_key_is_not_taken_along_by_a_redirect_nor_sent_in_the_clear()
    {
        await using var elsewhere = new HttpReceiver("x-functions-key");
        await elsewhere.StartAsync();
        await using var app = new HttpReceiver("x-functions-key");
        app.Respond = response =>
        {
            if (response.HttpContext.Request.Method == "GET") return response.WriteAsync("{\"version\":\"1\",\"messagesOwed\":0}");
            response.Redirect(elsewhere.Url, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        await app.StartAsync();

        var redirected = await EndedRun.OfLocalHostAsync(["smoke", "--to", app.Url, "--key", "secret"]);
        var inTheClear = await EndedRun.OfLocalHostAsync(["smoke", "--to", "http://deals.example.org", "--key", "secret"]);

        Assert.Equal((1, 1), (redirected.Code, inTheClear.Code));
        Assert.Contains("the app answers 307", redirected.Error, StringComparison.Ordinal);
        Assert.Contains("--key goes to https addresses", inTheClear.Error, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task It_says_that_the_queues_are_stopped()
    {
        var key = KeyOf(await _place.StartAsync("--keys", "--only", "http"));

        var run = await SmokeAsync("--key", key, "--within", "3");

        Assert.Equal(1, run.Code);
        Assert.Contains("submitted", run.Output, StringComparison.Ordinal);
        Assert.Contains("queue functions (EvaluateDeal, FanOutAlert, DeliverAlert) are stopped", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Where the one field stands that is wrong; null when the request is.</summary>
    private async Task<string?> RefusedAsync(string path, string body, string mediaType)
    {
        using var answer = await _place.App.PostAsync(path, new StringContent(body, Encoding.UTF8, mediaType));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return problem.TryGetProperty("errors", out var errors) ? Assert.Single(errors.EnumerateArray()).GetProperty("pointer").GetString() : null;
    }

    private Task<EndedRun> SmokeAsync(params string[] more) => EndedRun.OfLocalHostAsync(["smoke", "--to", $"http://127.0.0.1:{_place.Port("--port").ToString(CultureInfo.InvariantCulture)}", .. more]);

    private Task<JsonElement> GetAsync(string path) => _place.App.GetFromJsonAsync<JsonElement>(path);

    private static string KeyOf(LocalHostProcess host) => host.Output.Select(line => line.Split("x-functions-key: ")).First(parts => parts.Length == 2)[1];
}
