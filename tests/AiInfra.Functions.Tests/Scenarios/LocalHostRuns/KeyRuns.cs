using System.Net;

namespace AiInfra.Functions.Tests.Scenarios.LocalHostRuns;

/// <summary><c>--keys</c> and <c>--reset</c>.</summary>
public sealed class KeyRuns : IAsyncLifetime
{
    private const string KeyLine = "x-functions-key: ";

    private readonly LocalPlace _place = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task The_key_is_printed_once_asked_for_and_the_same_in_every_run_and_a_reset_empties_the_rest()
    {
        var first = await _place.StartAsync("--keys");
        var key = KeyOf(first);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(key.ToLowerInvariant()));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(key));
        _place.App.DefaultRequestHeaders.Add("x-functions-key", key);
        var id = await _place.SubmitAsync("Keyed Buyer");
        await LocalHost.Eventually.IsTrueAsync(async () => (await _place.FeedAsync()).Length == 1, "the alert stands in the feed");
        await first.StopAsync();

        var second = await _place.StartAsync("--keys", "--reset");

        Assert.Equal(key, KeyOf(second));
        Assert.False(await _place.HasDealAsync(id));
        Assert.Empty(await _place.FeedAsync());
        Assert.Empty(await _place.MailsAsync());
        Assert.Empty(await _place.CardsAsync());
    }

    private static string KeyOf(LocalHostProcess host)
    {
        var line = Assert.Single(host.Output, l => l.Contains(KeyLine, StringComparison.Ordinal));
        var key = line[(line.IndexOf(KeyLine, StringComparison.Ordinal) + KeyLine.Length)..];
        Assert.Single(host.Output, l => l.Contains(key, StringComparison.Ordinal));
        return key;
    }

    private async Task<HttpStatusCode> StatusAsync(string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/subscribers");
        if (key is not null) request.Headers.Add("x-functions-key", key);
        using var answer = await _place.App.SendAsync(request);
        return answer.StatusCode;
    }
}
