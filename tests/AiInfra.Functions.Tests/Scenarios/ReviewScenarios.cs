using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AiInfra.Functions.Tests.LocalHost;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>Two deals that may be one: a person is asked, judges, and judges anew.</summary>
public abstract class ReviewScenarios(LocalSystem system)
{
    [Fact]
    public async Task A_person_judges_two_deals_the_same_and_then_different_and_all_is_as_before()
    {
        var first = await system.SubmitBigDealAsync("Doubtful Buyer");
        var second = await system.SubmitBigDealAsync("Doubtful Buyer", "$27 billion");
        var review = await ReviewOfAsync(second);
        await UntilCountedAsync(first, second, counted: 1);

        var same = await JudgeAsync(review, "same");
        Assert.Equal((first, first), (same.GetProperty("deal").GetProperty("id").GetString(), same.GetProperty("other").GetProperty("id").GetString()));
        Assert.Equal(first, (await system.GetAsync("api/deals/" + second)).GetProperty("id").GetString());
        await Eventually.IsTrueAsync(async () => !(await ListedAsync()).Contains(second), "the merged deal is not listed twice");
        await UntilCountedAsync(first, second, counted: 1);

        await JudgeAsync(review, "different");
        Assert.Equal(second, (await system.GetAsync("api/deals/" + second)).GetProperty("id").GetString());
        await Eventually.IsTrueAsync(async () => (await ListedAsync()).IsSupersetOf([first, second]), "both deals are listed");
        await UntilCountedAsync(first, second, counted: 2);
    }

    [Fact]
    public async Task A_verdict_that_is_none_is_refused_and_an_unknown_review_is_not_found()
    {
        using var wrong = await system.Client.PostAsJsonAsync("api/reviews/0123456789abcdef0123", new { verdict = "perhaps" });
        using var unknown = await system.Client.PostAsJsonAsync("api/reviews/0123456789abcdef0123", new { verdict = "same" });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (wrong.StatusCode, unknown.StatusCode));
        Assert.Equal("#/verdict", (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    private async Task<string> ReviewOfAsync(string dealId)
    {
        string? id = null;
        await Eventually.IsTrueAsync(
            async () => (id = (await system.GetAsync("api/reviews?limit=200")).GetProperty("reviews").EnumerateArray()
                .Where(r => r.GetProperty("dealId").GetString() == dealId).Select(r => r.GetProperty("id").GetString()).FirstOrDefault()) is not null,
            $"{dealId} has a review");
        return id!;
    }

    private async Task<JsonElement> JudgeAsync(string review, string verdict)
    {
        using var answer = await system.Client.PostAsJsonAsync("api/reviews/" + review, new { verdict });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var judged = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((verdict, false), (judged.GetProperty("state").GetString(), judged.GetProperty("settling").GetBoolean()));
        return judged;
    }

    private async Task<HashSet<string>> ListedAsync() =>
        [.. (await system.GetAsync("api/deals?limit=200")).GetProperty("deals").EnumerateArray().Select(d => d.GetProperty("id").GetString()!)];

    private Task UntilCountedAsync(string first, string second, int counted) => Eventually.IsTrueAsync(
        async () => (await system.GetAsync("api/stats")).GetProperty("counted").EnumerateArray().Count(c => c.GetProperty("dealId").GetString() is { } id && (id == first || id == second)) == counted,
        $"{counted} of the two count");
}

public sealed class ReviewsInOneProcess(OneProcess system) : ReviewScenarios(system), IClassFixture<OneProcess>;

public sealed class ReviewsInTwoProcesses(TwoProcesses system) : ReviewScenarios(system), IClassFixture<TwoProcesses>;
