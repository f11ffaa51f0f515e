using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Deals;
using AiInfra.Json;
using AiInfra.Matching;

namespace AiInfra.Tests.Matching;

/// <summary>pairs.json: two descriptions in short, and the verdict expected of them.</summary>
public sealed class PairTests
{
    public static TheoryData<string, string, string, string> Pairs
    {
        get
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Matching", "pairs.json")));
            var rows = json.RootElement.EnumerateObject().SelectMany(group => group.Value.EnumerateArray().Select(row => (group.Name, Row: row)));
            return new(rows.Select(r => ($"{r.Name}: {r.Row[1]}", r.Row[0].GetString()!, r.Row[2].GetRawText(), r.Row[3].GetRawText())));
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_pair_gets_its_verdict_whoever_comes_first(string name, string verdict, string a, string b)
    {
        var (one, other) = (Deal(a, related: null), Deal(b, related: null));
        var (first, second) = (MatchFacts.Of(Deal(a, other.Id)), MatchFacts.Of(Deal(b, one.Id)));
        // Both may read to one id; the intake gives the second another.
        if (first.DealId == second.DealId) (first, second) = (first with { DealId = "the-first-one" }, second with { DealId = "the-other-one", Relations = [.. second.Relations.Select(r => r with { DealId = "the-first-one" })] });

        var result = DealMatch.Of(first, second);

        Assert.True(SnakeCase.TryParse<MatchVerdict>(verdict, out var expected), verdict);
        Assert.True(expected == result.Verdict, $"{name}: {result.Verdict} instead of {expected}: {result.Explanation}");
        Assert.Equal((result.Verdict, result.Score, result.Explanation), (DealMatch.Of(second, first).Verdict, DealMatch.Of(second, first).Score, DealMatch.Of(second, first).Explanation));
    }

    private static Deal Deal(string json, string? related)
    {
        var deal = JsonNode.Parse(json)!.AsObject();
        deal.TryAdd("kind", "cloud_contract");
        deal.TryAdd("announced", "2026-03-02");
        deal["parties"] = Parties(deal["parties"]?.GetValue<string>() ?? "OpenAI:buyer, Oracle:supplier");
        if (deal["relations"] is { } relation) deal["relations"] = related is null ? null : new JsonArray(new JsonObject { ["type"] = relation.GetValue<string>(), ["dealId"] = related });
        return Given.Submitted(deal.ToJsonString());
    }

    private static JsonArray Parties(string list) =>
        [.. list.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(party => party.Split(':')).Select(party => new JsonObject { ["name"] = party[0], ["role"] = party[1] })];
}
