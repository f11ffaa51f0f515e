using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>A crowd sends one request under one key.</summary>
public abstract class IdempotencyScenarios(LocalSystem system)
{
    [Fact]
    public async Task Sixty_four_requests_at_once_with_one_key_are_one_deal_and_one_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => SubmitAsync("crowd")));

        var stored = answers.Where(a => a.Status is HttpStatusCode.Created).ToList();
        Assert.Single(stored, a => !a.Replayed);
        Assert.Single(stored.Select(a => a.Body).Distinct());
        Assert.All(answers.Except(stored), a => Assert.Equal((HttpStatusCode.Conflict, true), (a.Status, a.ComesBack)));

        var last = await SubmitAsync("crowd");
        Assert.Equal((HttpStatusCode.Created, true, stored[0].Body), (last.Status, last.Replayed, last.Body));
        var deals = (await system.GetAsync("api/deals?limit=200")).GetProperty("deals").EnumerateArray();
        Assert.All(deals.Where(d => d.GetRawText().Contains("Keyed Buyer", StringComparison.Ordinal)), d => Assert.Equal(stored[0].Id, d.GetProperty("id").GetString()));
    }

    private async Task<(HttpStatusCode Status, string Body, string? Id, bool Replayed, bool ComesBack)> SubmitAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/deals") { Content = new StringContent(LocalSystem.BigDeal("Keyed Buyer"), Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await system.AnyClient.SendAsync(request);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, json.GetRawText(), json.TryGetProperty("id", out var id) ? id.GetString() : null, answer.Headers.Contains("Idempotent-Replayed"), answer.Headers.RetryAfter is not null);
    }
}

public sealed class IdempotencyInOneProcess(OneProcess system) : IdempotencyScenarios(system), IClassFixture<OneProcess>;

public sealed class IdempotencyInTwoProcesses(TwoDoors system) : IdempotencyScenarios(system), IClassFixture<TwoDoors>;
