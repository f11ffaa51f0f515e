using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AiInfra.Functions.Tests.LocalHost;

namespace AiInfra.Functions.Tests.Scenarios.Crashes;

/// <summary>The process dies while it carries out a request with a key. Whoever sends the same again waits for the lease at most, and is answered as if nothing had happened.</summary>
public sealed class CrashesOfKeyedRequests(CrashSystem system) : IClassFixture<CrashSystem>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("PUT requests", Moment.After)]
    [InlineData("POST requests", Moment.After)]
    [InlineData("PUT outbox", Moment.After)]
    [InlineData("POST $batch deals", Moment.After)]
    [InlineData("PATCH requests jsonBytes,r00", Moment.Before)]
    [InlineData("PATCH requests jsonBytes,r00", Moment.After)]
    public async Task A_repeat_takes_over_after_the_lease_with_the_same_deal_and_the_same_answer(string request, Moment moment)
    {
        var buyer = $"Keyed Buyer {request} {moment}".Replace("$", "", StringComparison.Ordinal);
        var id = await system.IdOfAsync(buyer);
        var crash = new Crash(system, request, 1, moment, "", afterTheAnswer: false);
        system.Proxy.Reset();
        system.Proxy.Between = crash.BetweenAsync;
        await Assert.ThrowsAsync<HttpRequestException>(() => SubmitAsync(buyer));
        await crash.Dead.WaitAsync(Patience);
        system.Proxy.Reset();
        await system.StartAsync();

        var answer = await UntilAnsweredAsync(buyer);

        Assert.Equal((HttpStatusCode.Created, id), (answer.Status, answer.Id));
        var again = await SubmitAsync(buyer);
        Assert.Equal((HttpStatusCode.Created, id, true), (again.Status, again.Id, again.Replayed));
        await new Traces(system, id).AreOfOneAlertAsync();
    }

    private async Task<(HttpStatusCode Status, string? Id, bool Replayed)> UntilAnsweredAsync(string buyer)
    {
        (HttpStatusCode Status, string? Id, bool Replayed) answer = default;
        await Eventually.IsTrueAsync(async () => (answer = await SubmitAsync(buyer)).Status is not HttpStatusCode.Conflict, "the lease has ended");
        return answer;
    }

    private async Task<(HttpStatusCode Status, string? Id, bool Replayed)> SubmitAsync(string buyer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/deals") { Content = new StringContent(LocalSystem.BigDeal(buyer), Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", buyer.Replace(' ', '-'));
        using var answer = await system.Client.SendAsync(request);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.StatusCode is not HttpStatusCode.Conflict || answer.Headers.RetryAfter is not null);
        return (answer.StatusCode, json.TryGetProperty("id", out var id) ? id.GetString() : null, answer.Headers.Contains("Idempotent-Replayed"));
    }
}
