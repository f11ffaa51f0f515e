using System.Globalization;
using System.Net;
using System.Text;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>Two processes, one limit.</summary>
public sealed class LimitScenarios(LimitedDoors system) : IClassFixture<LimitedDoors>
{
    [Fact]
    public async Task Two_processes_share_the_limit_of_a_key_and_say_when_to_come_back()
    {
        var (passed, refused) = await WithinOneMinuteAsync(() => SendAsync("api/deals", "one of many"));

        Assert.InRange(passed, LimitedDoors.PerMinute, LimitedDoors.PerMinute + 1);
        Assert.All(refused, wait => Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Two_processes_share_the_limit_of_an_address_before_any_signature_is_looked_at()
    {
        var (passed, _) = await WithinOneMinuteAsync(() => SendAsync("api/webhooks/nobody", null));

        Assert.InRange(passed, LimitedDoors.PerMinute, LimitedDoors.PerMinute + 1);
    }

    /// <summary>Twice what may pass, over both processes, early in a minute of which nothing was used yet; in another minute when it ended in between.</summary>
    private async Task<(int Passed, List<TimeSpan> Refused)> WithinOneMinuteAsync(Func<Task<(HttpStatusCode Status, TimeSpan? Wait)>> send)
    {
        // Each process has counted once before: a first count that takes over a second would let a request pass uncounted.
        for (var i = 0; i < 8; i++) await SendAsync("api/deals", "warm");
        while (true)
        {
            if (TimeProvider.System.GetUtcNow().Second >= 40) await NextMinuteAsync();
            var minute = Minute();
            var answers = await Task.WhenAll(Enumerable.Range(0, 2 * LimitedDoors.PerMinute).Select(_ => send()));
            var refused = answers.Where(a => a.Status is HttpStatusCode.TooManyRequests).Select(a => a.Wait!.Value).ToList();
            if (Minute() == minute) return (answers.Length - refused.Count, refused);
            await NextMinuteAsync();
        }
    }

    private static Task NextMinuteAsync() => Task.Delay(TimeSpan.FromSeconds(61 - TimeProvider.System.GetUtcNow().Second));

    private static long Minute() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 60;

    private async Task<(HttpStatusCode Status, TimeSpan? Wait)> SendAsync(string path, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        if (key is not null) request.Headers.Add("x-functions-key", key);
        using var answer = await system.AnyClient.SendAsync(request);
        return (answer.StatusCode, answer.Headers.RetryAfter?.Delta);
    }
}

/// <summary>Two doors and a limit that is soon reached.</summary>
public sealed class LimitedDoors : TwoDoors
{
    public const int PerMinute = 30;

    private static readonly string Limit = PerMinute.ToString(CultureInfo.InvariantCulture);

    private protected override Dictionary<string, string> Settings => new(base.Settings) { ["Limits__PerKeyPerMinute"] = Limit, ["Limits__PerAddressPerMinute"] = Limit };
}
