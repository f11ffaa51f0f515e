using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Functions.Proposals;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Proposals;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>The demo is known to everyone; then an article tells its deals again, in other words, worse, and mostly without a date.</summary>
public abstract class ArticleScenarios(LocalSystem system)
{
    private const string Mailbox = "article@example.com";

    private static readonly JsonElement[] Demo = [.. JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "deals.json"))).EnumerateArray()];

    /// <summary>Of the demo, what is told again. A figure or a word that is worse than the demo's must not prevail.</summary>
    private static readonly (int Of, string Submission)[] Retold =
    [
        (0, """{"kind":"forecast","parties":[{"name":"Nvidia","role":"supplier"}],"amount":"between $3 trillion and $4 trillion","term":{"end":"2030"}"""),
        (1, """{"kind":"equity","announced":"2019","parties":[{"name":"Microsoft","role":"investor"},{"name":"OpenAI","role":"investee"}],"amount":"$1 billion" """),
        (2, """{"kind":"equity","parties":[{"name":"Microsoft","role":"investor"},{"name":"OpenAI","role":"investee"}],"amount":"nearly $14 billion" """),
        (3, """{"kind":"equity","parties":[{"name":"Amazon","role":"investor"},{"name":"Anthropic","role":"investee"}],"amount":"$8 billion" """),
        (5, """{"kind":"equity","parties":[{"name":"Nvidia","role":"investor"},{"name":"OpenAI","role":"investee"}],"amount":"$100 billion" """),
        (6, """{"kind":"cloud_contract","announced":"2025-06","parties":[{"name":"Oracle","role":"supplier"},{"name":"OpenAI","role":"buyer"}],"amount":"$30 billion" """),
        (7, """{"kind":"cloud_contract","announced":"2025-09","parties":[{"name":"Oracle","role":"supplier"},{"name":"OpenAI","role":"buyer"}],"amount":"$300 billion","term":{"start":"2027","years":5}"""),
        (8, """{"kind":"program","parties":[{"name":"Meta","role":"owner"}],"amount":"$600 billion","term":{"end":"2028"},"site":{"country":"US"}"""),
        (9, """{"kind":"data_center","parties":[{"name":"Meta","role":"owner"}],"amount":"$10 billion","site":{"name":"Hyperion","region":"Louisiana","country":"US"},"power":{"announcedGigawatts":5}"""),
        (10, """{"kind":"data_center","parties":[{"name":"Meta","role":"owner"}],"amount":"undisclosed","site":{"name":"Prometheus","region":"Ohio","country":"US"}"""),
        (11, """{"kind":"data_center","parties":[{"name":"xAI","role":"owner"}],"amount":"undisclosed","site":{"name":"Memphis","country":"US"}"""),
        (12, """{"kind":"program","parties":[{"name":"SoftBank","role":"backer"},{"name":"OpenAI","role":"operator"},{"name":"Oracle","role":"builder"}],"amount":"$500 billion","site":{"region":"Texas","country":"US"}"""),
    ];

    [Fact]
    public async Task An_article_that_tells_the_demo_again_adds_a_source_to_its_deals_alerts_nobody_and_overrules_nobody()
    {
        await system.SubscribeAsync("email", Mailbox);
        var ids = new List<string>();
        foreach (var deal in Demo)
        {
            using var answer = await system.SubmitAsync(deal.GetRawText(), "?notify=all");
            ids.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
        }

        await Eventually.IsTrue(() => Mails() == 6, "everyone was told of the six");
        var before = await Task.WhenAll(ids.Select(FactsAsync));
        var inbox = new ProposalInbox(new ProposalStore(system.Tables), TimeProvider.System);

        foreach (var (of, submission) in Retold)
        {
            var article = ""","bindingness":"reported","sources":[{"publisher":"A magazine","type":"press","language":"fr","publishedAt":"2025-10-02","quote":"…"}]}""";
            var passage = new Passage("…", 0, 1, CertaintyLevel.Confident, "", DateIsTold: submission.Contains("\"announced\":", StringComparison.Ordinal));
            var proposed = Assert.IsType<ProposeResult.Proposed>(await inbox.ProposeAsync("article", JsonElement.Parse(submission + article), passage, CancellationToken.None));
            Assert.Equal((of, ids[of]), (of, await AcceptAsync(proposed.Proposal.Id)));
        }

        var bystander = await system.SubmitBigDealAsync("Article Bystander");
        await system.UntilInFeedAsync(bystander);
        await Eventually.IsTrue(() => Mails() >= 7, "the bystander was told");
        Assert.Equal(7, Mails());
        Assert.Equal(before, await Task.WhenAll(ids.Select(FactsAsync)));
        foreach (var (of, _) in Retold) Assert.Contains("A magazine", await PublishersAsync(ids[of]));
        Assert.Equal("letter_of_intent", (await system.GetAsync("api/deals/" + ids[5])).GetProperty("bindingness").GetString());
        Assert.Equal("up_to", (await system.GetAsync("api/deals/" + ids[5])).GetProperty("amount").GetProperty("qualifier").GetString());
    }

    [Fact]
    public async Task An_article_over_HTTP_is_read_and_answered()
    {
        using var content = new StringContent("<html lang=en><h1>Nothing was signed</h1><p>Nobody bought anything.</p>", MediaTypeHeaderValue.Parse("text/html; charset=utf-8"));
        using var answer = await system.Client.PostAsync("api/articles?publisher=A%20paper", content);

        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("en", "Nothing was signed\nNobody bought anything."), (json.GetProperty("language").GetString(), json.GetProperty("text").GetString()));
        Assert.Empty(json.GetProperty("deals").EnumerateArray());
    }

    private int Mails() => system.Mail.Messages.Count(m => m.To.Mailboxes.Any(to => to.Address == Mailbox));

    private async Task<string?> AcceptAsync(string proposal)
    {
        using var answer = await system.Client.PostAsJsonAsync("api/proposals/" + proposal, new { verdict = "accept", notify = "all" });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("dealId").GetString();
    }

    /// <summary>What the deal says, without who says so.</summary>
    private async Task<string> FactsAsync(string id)
    {
        var deal = await system.GetAsync("api/deals/" + id);
        string[] facts = ["kind", "bindingness", "status", "announced", "amount"];
        return string.Create(CultureInfo.InvariantCulture, $"{id}: {string.Join("; ", facts.Select(name => deal.GetProperty(name).GetRawText()))}");
    }

    private async Task<List<string?>> PublishersAsync(string id) =>
        [.. (await system.GetAsync("api/deals/" + id)).GetProperty("sources").EnumerateArray().Select(s => s.TryGetProperty("publisher", out var publisher) ? publisher.GetString() : null)];
}

public sealed class ArticlesInOneProcess(OneProcess system) : ArticleScenarios(system), IClassFixture<OneProcess>;

public sealed class ArticlesInTwoProcesses(TwoProcesses system) : ArticleScenarios(system), IClassFixture<TwoProcesses>;
