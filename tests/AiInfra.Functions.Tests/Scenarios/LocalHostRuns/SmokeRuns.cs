using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AiInfra.Functions.Tests.LocalHost;

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
    public async Task It_says_that_the_queues_are_stopped()
    {
        var key = KeyOf(await _place.StartAsync("--keys", "--only", "http"));

        var run = await SmokeAsync("--key", key, "--within", "3");

        Assert.Equal(1, run.Code);
        Assert.Contains("submitted", run.Output, StringComparison.Ordinal);
        Assert.Contains("queue functions (EvaluateDeal, FanOutAlert, DeliverAlert) are stopped", run.Error, StringComparison.Ordinal);
    }

    private Task<EndedRun> SmokeAsync(params string[] more) => EndedRun.OfLocalHostAsync(["smoke", "--to", $"http://127.0.0.1:{_place.Port("--port").ToString(CultureInfo.InvariantCulture)}", .. more]);

    private Task<JsonElement> GetAsync(string path) => _place.App.GetFromJsonAsync<JsonElement>(path);

    private static string KeyOf(LocalHostProcess host) => host.Output.Select(line => line.Split("x-functions-key: ")).First(parts => parts.Length == 2)[1];
}
