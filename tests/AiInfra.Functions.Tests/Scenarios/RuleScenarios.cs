using System.Net.Http.Json;
using System.Text.Json;
using AiInfra.Functions.Storage.Rules;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Totals;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>A cumulative rule on the demo deals, whatever the order in which they come: it fires once, and ends in the same state. And what a preview and an explanation say of them.</summary>
public abstract class RuleScenarios(LocalSystem system)
{
    private const string Rule = "openai-buys";
    private const string When = "total > 250B USD of (OpenAI as buyer) in 24 months";

    [Fact]
    public async Task OpenAI_as_buyer_over_250_billion_in_24_months_fires_once_and_over_10_billion_lists_the_six()
    {
        using var added = await system.Client.PostAsJsonAsync("api/rules", new { id = Rule, name = "OpenAI as buyer over $250 billion in two years", when = When });
        added.EnsureSuccessStatusCode();

        foreach (var deal in InOrder(Demo)) (await system.SubmitAsync(deal.GetRawText(), "?notify=all")).EnsureSuccessStatusCode();

        await Eventually.IsTrueAsync(async () => await system.QuietAsync() && (await FiredAsync()).Count > 0, "the rule has fired and all is quiet");
        var fired = Assert.Single(await FiredAsync());
        Assert.Matches("^OpenAI as buyer: \\$3[03]0 billion in the 24 months to 2025-09-10, over \\$250 billion$", fired);
        var book = await new RuleTotalsStore(system.Tables).ReadAsync(Rule, CancellationToken.None);
        Assert.Equal((1, 2, 330e9m), (book.State.Sequence, book.Deals.Count, RunningTotal.Of([.. book.Deals.Values.Select(d => d.Brought!)], 24).Usd));

        var total = await PreviewAsync(When);
        Assert.Equal("$300 billion is over $10 billion", (await ExplainAsync(total[0].GetProperty("id").GetString()!, "over-10b")).GetProperty("why").GetString()!["Fired: ".Length..].TrimEnd('.'));
        Assert.Contains("$330 billion", Assert.Single(total).GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["$30 billion is over $10 billion", "$300 billion is over $10 billion", "$500 billion is over $10 billion", "$600 billion is over $10 billion", "nearly $14 billion is over $10 billion", "up to $100 billion is over $10 billion"],
            (await PreviewAsync("amount > 10B USD and kind not in (forecast)")).Select(d => d.GetProperty("reason").GetString()).Order(StringComparer.Ordinal));
    }

    private protected abstract IEnumerable<JsonElement> InOrder(IEnumerable<JsonElement> deals);

    private static IEnumerable<JsonElement> Demo => JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "deals.json"))).EnumerateArray();

    /// <summary>The reasons of the rule in the list of changes, which holds every event.</summary>
    private async Task<List<string>> FiredAsync()
    {
        var changes = await system.ChangesAsync();
        return [.. changes.SelectMany(c => c.GetProperty("event").GetProperty("rules").EnumerateArray()).Where(r => r.GetProperty("ruleId").GetString() == Rule).Select(r => r.GetProperty("reason").GetString()!)];
    }

    private async Task<List<JsonElement>> PreviewAsync(string when)
    {
        using var answer = await system.Client.PostAsJsonAsync("api/rules/preview", new { when });
        answer.EnsureSuccessStatusCode();
        return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("deals").EnumerateArray()];
    }

    private Task<JsonElement> ExplainAsync(string dealId, string rule) => system.GetAsync($"api/deals/{dealId}/why?rule={rule}");
}

public sealed class RulesInTheOrderOfTheDeals(OneProcess system) : RuleScenarios(system), IClassFixture<OneProcess>
{
    private protected override IEnumerable<JsonElement> InOrder(IEnumerable<JsonElement> deals) => deals.OrderBy(d => d.GetProperty("announced").GetString(), StringComparer.Ordinal);
}

public sealed class RulesInTheOppositeOrder(TwoProcesses system) : RuleScenarios(system), IClassFixture<TwoProcesses>
{
    private protected override IEnumerable<JsonElement> InOrder(IEnumerable<JsonElement> deals) => deals.OrderByDescending(d => d.GetProperty("announced").GetString(), StringComparer.Ordinal);
}
