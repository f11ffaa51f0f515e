using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AiInfra.Functions.Notifications.Webhooks;
using AiInfra.Functions.Tests.LocalHost;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>The main job: a deal is submitted, stored, evaluated; subscribers hear of it; the feed shows it.</summary>
public abstract class MainJobScenarios(LocalSystem system)
{
    [Fact]
    public async Task A_big_deal_reaches_mailbox_Teams_webhook_and_feed_once_each()
    {
        var teamsUrl = $"{system.Teams.Url}/main-job";
        var hookUrl = $"{system.Webhooks.Url}/main-job";
        await system.SubscribeAsync("email", "main-job@example.com");
        await system.SubscribeAsync("teams", teamsUrl);
        var key = (await system.SubscribeAsync("webhook", hookUrl)).GetProperty("channels")[0].GetProperty("signingSecret").GetString()!;

        var id = await system.SubmitBigDealAsync("Main Job Buyer");
        await system.UntilInFeedAsync(id);
        await Eventually.IsTrue(() => MailTo("main-job@example.com", "Main Job Buyer") == 1 && Cards("/main-job", id) == 1 && Hooks("/main-job", id).Count == 1, "every channel was reached");

        var hook = Assert.Single(Hooks("/main-job", id));
        Assert.True(WebhookSignature.TryKey(key, out var bytes));
        Assert.True(WebhookSignature.Verify(bytes, hook.Headers["webhook-id"], hook.Headers["webhook-timestamp"], hook.Headers["webhook-signature"], hook.Body, TimeProvider.System.GetUtcNow()));
        Assert.Equal("deal.alerted", JsonDocument.Parse(hook.Body).RootElement.GetProperty("type").GetString());
        Assert.Equal(1, await system.InFeedAsync(id));
    }

    [Fact]
    public async Task The_same_call_again_answers_with_the_same_id_and_causes_no_second_alert()
    {
        await system.SubscribeAsync("email", "again@example.com");
        using var first = await system.SubmitAsync(LocalSystem.BigDeal("Repeating Buyer"));
        var id = (await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await Eventually.IsTrue(() => MailTo("again@example.com", "Repeating Buyer") == 1, "the mail is there");

        using var second = await system.SubmitAsync(LocalSystem.BigDeal("Repeating Buyer"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal($"/api/deals/{id}", second.Headers.Location?.ToString());
        await AfterAnotherDealAsync("again@example.com", "Repeating Bystander");
        Assert.Equal((1, 1), (MailTo("again@example.com", "Repeating Buyer"), await system.InFeedAsync(id)));
    }

    [Fact]
    public async Task Eight_simultaneous_submissions_of_one_deal_are_one_deal_and_one_alert()
    {
        await system.SubscribeAsync("email", "race@example.com");

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => system.SubmitBigDealAsync("Racing Buyer")));

        await Eventually.IsTrue(() => MailTo("race@example.com", "Racing Buyer") > 0, "the mail is there");
        await AfterAnotherDealAsync("race@example.com", "Racing Bystander");
        var id = Assert.Single(ids.Distinct());
        Assert.Equal((1, 1), (MailTo("race@example.com", "Racing Buyer"), await system.InFeedAsync(id)));
    }

    [Fact]
    public async Task A_deal_of_exactly_ten_billion_is_stored_and_alerts_nobody()
    {
        await system.SubscribeAsync("email", "bound@example.com");

        var id = await system.SubmitBigDealAsync("Exact Buyer", "$10 billion");

        await AfterAnotherDealAsync("bound@example.com", "Exact Bystander");
        Assert.Equal((0, 0), (MailTo("bound@example.com", "Exact Buyer"), await system.InFeedAsync(id)));
        Assert.Equal(id, (await system.GetAsync($"api/deals/{id}")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_old_announcement_stands_in_the_feed_as_backfill_and_notifies_nobody()
    {
        await system.SubscribeAsync("email", "old@example.com");
        using var answer = await system.SubmitAsync(LocalSystem.BigDeal("Old Buyer", announced: "2019-07"));
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;

        await system.UntilInFeedAsync(id);
        await AfterAnotherDealAsync("old@example.com", "Old Bystander");

        Assert.Equal(0, MailTo("old@example.com", "Old Buyer"));
        Assert.True((await system.GetAsync("api/feed.json")).GetProperty("items").EnumerateArray().Single(i => i.GetProperty("_aiinfra").GetProperty("deal").GetString() == id)
            .GetProperty("_aiinfra").GetProperty("backfill").GetBoolean());
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_stores_nothing()
    {
        using var answer = await system.SubmitAsync(LocalSystem.BigDeal("Dry Buyer"), "?dryRun=true");
        var preview = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(preview.GetProperty("rules")[0].GetProperty("met").GetBoolean());
        using var record = await system.Client.GetAsync($"api/deals/{preview.GetProperty("deal").GetProperty("id").GetString()}");
        Assert.Equal(HttpStatusCode.NotFound, record.StatusCode);
    }

    [Fact]
    public async Task A_second_source_is_added_and_alerts_nobody_again()
    {
        await system.SubscribeAsync("email", "source@example.com");
        var id = await system.SubmitBigDealAsync("Sourced Buyer");
        using var answer = await system.SubmitAsync(LocalSystem.BigDeal("Sourced Buyer").Replace("{\"kind\"", "{\"sources\":[{\"publisher\":\"A wire\",\"type\":\"wire\"}],\"kind\"", StringComparison.Ordinal));
        var merged = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((HttpStatusCode.OK, 2, 1), (answer.StatusCode, merged.GetProperty("revision").GetInt32(), merged.GetProperty("sources").GetArrayLength()));
        await Eventually.IsTrue(() => MailTo("source@example.com", "Sourced Buyer") > 0, "the mail is there");
        await AfterAnotherDealAsync("source@example.com", "Sourced Bystander");
        Assert.Equal((1, 1), (MailTo("source@example.com", "Sourced Buyer"), await system.InFeedAsync(id)));
    }

    [Fact]
    public async Task Other_facts_from_a_source_no_better_are_kept_beside_the_record()
    {
        await system.SubmitBigDealAsync("Contradicted Buyer");

        using var answer = await system.SubmitAsync(LocalSystem.BigDeal("Contradicted Buyer").Replace("definitive", "rumour", StringComparison.Ordinal));

        var merged = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.OK, "definitive"), (answer.StatusCode, merged.GetProperty("bindingness").GetString()));
        Assert.Equal("/bindingness", merged.GetProperty("alsoReported")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task Changes_come_oldest_first_and_go_on_where_they_stopped()
    {
        var first = await system.SubmitBigDealAsync("First Change");
        await system.UntilInFeedAsync(first);
        var second = await system.SubmitBigDealAsync("Second Change");
        await system.UntilInFeedAsync(second);

        List<string> seen = [];
        var next = "";
        await Eventually.IsTrueAsync(
            async () =>
            {
                var page = await system.GetAsync("api/changes" + (next.Length > 0 ? $"?after={next}" : ""));
                next = page.GetProperty("next").GetString()!;
                seen.AddRange(page.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("event").GetProperty("deal").GetProperty("id").GetString()!));
                return seen.Contains(second);
            },
            "both changes were read");

        Assert.Equal([first, second], seen.Where(id => id == first || id == second));
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task The_list_of_deals_is_newest_first_and_goes_on_by_cursor()
    {
        var first = await system.SubmitBigDealAsync("First Listed", "$1 billion");
        var second = await system.SubmitBigDealAsync("Second Listed", "$1 billion");
        await Eventually.IsTrueAsync(async () => (await ListedAsync()).Count(id => id == first || id == second) == 2, "both deals are listed");

        Assert.Equal([second, first], (await ListedAsync()).Where(id => id == first || id == second));
    }

    [Fact]
    public async Task A_deleted_subscriber_hears_nothing_more()
    {
        var subscriber = await system.SubscribeAsync("email", "gone@example.com");
        await system.SubscribeAsync("email", "stays@example.com");
        await system.UnsubscribeAsync(subscriber);

        await system.SubmitBigDealAsync("Unheard Buyer");

        await Eventually.IsTrue(() => MailTo("stays@example.com", "Unheard Buyer") == 1, "who stayed was told");
        Assert.Equal(0, MailTo("gone@example.com", "Unheard Buyer"));
    }

    [Fact]
    public async Task Every_feed_page_answers_304_to_who_has_it()
    {
        foreach (var path in new[] { "api/feed.json", "api/feed.atom", "api/feed.rss" })
        {
            await Eventually.IsTrueAsync(
                async () =>
                {
                    using var first = await system.Client.GetAsync(path);
                    using var again = new HttpRequestMessage(HttpMethod.Get, path);
                    again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
                    using var second = await system.Client.SendAsync(again);
                    return !first.Headers.ETag!.IsWeak && second.StatusCode is HttpStatusCode.NotModified;
                },
                $"{path} is unchanged between two reads");
        }
    }

    /// <summary>By when another deal has made its way, what an earlier one caused has too.</summary>
    private async Task AfterAnotherDealAsync(string mailbox, string buyer)
    {
        var id = await system.SubmitBigDealAsync(buyer);
        await Eventually.IsTrue(() => MailTo(mailbox, buyer) == 1, $"{mailbox} was told of {buyer}");

        // A page of the feed may be half a second old: one that shows this deal shows what came before it.
        await system.UntilInFeedAsync(id);
    }

    private async Task<List<string>> ListedAsync()
    {
        List<string> ids = [];
        for (var path = "api/deals?limit=1"; path is not null;)
        {
            var page = await system.GetAsync(path);
            ids.AddRange(page.GetProperty("deals").EnumerateArray().Select(d => d.GetProperty("id").GetString()!));
            path = page.TryGetProperty("next", out var next) ? $"api/deals?limit=1&cursor={next.GetString()}" : null;
        }

        return ids;
    }

    private int MailTo(string mailbox, string buyer) =>
        system.Mail.Messages.Count(m => m.To.Mailboxes.Any(to => to.Address == mailbox) && $"{m.Subject}".Contains(buyer, StringComparison.Ordinal));

    private int Cards(string path, string dealId) => system.Teams.Requests.Count(r => r.Path == path && Encoding.UTF8.GetString(r.Body).Contains(dealId, StringComparison.Ordinal));

    private List<Notifications.ReceivedRequest> Hooks(string path, string dealId) =>
        [.. system.Webhooks.Requests.Where(r => r.Path == path && Encoding.UTF8.GetString(r.Body).Contains(dealId, StringComparison.Ordinal))];
}

public sealed class MainJobInOneProcess(OneProcess system) : MainJobScenarios(system), IClassFixture<OneProcess>;

public sealed class MainJobInTwoProcesses(TwoProcesses system) : MainJobScenarios(system), IClassFixture<TwoProcesses>;
