using System.Net;
using System.Text;
using System.Text.Json;
using AiInfra.Functions.Tests.LocalHost;
using MimeKit;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>A deal falls below the rule by an operator's word and rises again: who was told hears of both, who came between hears of the second alone, and each once.</summary>
public abstract class CorrectionScenarios(LocalSystem system)
{
    private const string Buyer = "Corrected Buyer";

    [Fact]
    public async Task A_correction_reaches_those_who_were_told_and_a_new_crossing_everyone()
    {
        var first = await FollowAsync("first");
        var id = await system.SubmitBigDealAsync(Buyer);
        await UntilToldAsync("first", 1);
        var entry = Assert.Single(await EntriesAsync(id, 1));
        var newcomer = await FollowAsync("newcomer");

        Assert.Equal(2, (await system.CorrectAsync(id, """{"amount":"$8 billion"}""")).GetProperty("revision").GetInt32());
        await UntilToldAsync("first", 2);
        await AfterAnotherDealAsync("One Bystander");

        Assert.Equal((2, 2, 0, 0), (Mails("first").Count, Hooks("first").Count, Mails("newcomer").Count, Hooks("newcomer").Count));
        AssertCorrects(Mails("first")[1], Mails("first")[0]);
        AssertCorrects(Hooks("first")[1], Hooks("first")[0]);
        Assert.Equal(entry, Assert.Single(await EntriesAsync(id, 1)));

        await system.CorrectAsync(id, """{"amount":"$25 billion"}""");
        await UntilToldAsync("first", 3);
        await UntilToldAsync("newcomer", 1);
        await AfterAnotherDealAsync("Another Bystander");

        Assert.Equal((3, 3, 1, 1), (Mails("first").Count, Hooks("first").Count, Mails("newcomer").Count, Hooks("newcomer").Count));
        Assert.All(Hooks("newcomer"), hook => Assert.Equal("deal.alerted", hook.GetProperty("type").GetString()));
        Assert.Equal("deal.alerted", Hooks("first")[2].GetProperty("type").GetString());
        Assert.Contains(entry, await EntriesAsync(id, 2));
        foreach (var subscriber in first.Concat(newcomer)) await system.UnsubscribeAsync(subscriber);
    }

    [Fact]
    public async Task A_correction_of_what_has_changed_meanwhile_is_refused_and_its_history_can_be_read()
    {
        var id = await system.SubmitBigDealAsync("Twice Corrected", "$2 billion");
        await system.CorrectAsync(id, """{"status":"construction"}""");

        using var request = new HttpRequestMessage(HttpMethod.Patch, $"api/deals/{id}") { Content = new StringContent("{\"status\":\"shelved\"}", Encoding.UTF8, "application/json") };
        request.Headers.IfMatch.Add(new("\"1\""));
        using var answer = await system.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        var revisions = (await system.GetAsync($"api/deals/{id}/revisions")).GetProperty("revisions").EnumerateArray().Select(r => (r.GetProperty("by").GetString(), r.GetProperty("why").GetString()));
        Assert.Equal([("api", "first report"), ("operator", "misread")], revisions);
    }

    private static void AssertCorrects(MimeMessage correction, MimeMessage first)
    {
        Assert.StartsWith("Correction: ", correction.Subject, StringComparison.Ordinal);
        Assert.Contains("amount: $20 billion → $8 billion", correction.TextBody, StringComparison.Ordinal);
        Assert.Contains("why: misread", correction.TextBody, StringComparison.Ordinal);
        Assert.Equal((first.MessageId, first.MessageId), (correction.InReplyTo, correction.References.Single()));
    }

    private static void AssertCorrects(JsonElement correction, JsonElement first)
    {
        Assert.Equal(("deal.alerted", "deal.corrected"), (first.GetProperty("type").GetString(), correction.GetProperty("type").GetString()));
        Assert.Equal(first.GetProperty("data").GetProperty("event").GetString(), correction.GetProperty("data").GetProperty("corrects").GetString());
    }

    private async Task<JsonElement[]> FollowAsync(string name) => [await system.SubscribeAsync("email", $"{name}@example.com"), await system.SubscribeAsync("webhook", $"{system.Webhooks.Url}/{name}")];

    private Task UntilToldAsync(string name, int times) => Eventually.IsTrue(() => Mails(name).Count >= times && Hooks(name).Count >= times, $"{name} was told {times} times over both channels");

    /// <summary>By when another deal has reached everyone, what came before it has too.</summary>
    private async Task AfterAnotherDealAsync(string buyer)
    {
        var id = await system.SubmitBigDealAsync(buyer);
        await Eventually.IsTrue(() => new[] { "first", "newcomer" }.All(name => Mails(name, buyer).Count == 1 && Hooks(name, buyer).Count == 1), $"both were told of {buyer}");
        await system.UntilInFeedAsync(id);
    }

    private async Task<List<string>> EntriesAsync(string dealId, int count)
    {
        await Eventually.IsTrueAsync(async () => await system.InFeedAsync(dealId) == count, $"{dealId} is {count} times in the feed");
        var items = (await system.GetAsync("api/feed.json")).GetProperty("items").EnumerateArray();
        return [.. items.Where(i => i.GetProperty("_aiinfra").GetProperty("deal").GetString() == dealId).Select(i => i.GetProperty("id").GetString()!)];
    }

    private List<MimeMessage> Mails(string name, string buyer = Buyer) =>
        [.. system.Mail.Messages.Where(m => m.To.Mailboxes.Any(to => to.Address == $"{name}@example.com") && $"{m.Subject}".Contains(buyer, StringComparison.Ordinal))];

    private List<JsonElement> Hooks(string name, string buyer = Buyer) =>
    [
        .. system.Webhooks.Requests.Where(r => r.Path == $"/{name}").Select(r => JsonSerializer.Deserialize<JsonElement>(r.Body))
            .Where(hook => hook.GetProperty("data").GetProperty("deal").GetProperty("title").GetString()!.Contains(buyer, StringComparison.Ordinal)),
    ];
}

public sealed class CorrectionsInOneProcess(OneProcess system) : CorrectionScenarios(system), IClassFixture<OneProcess>;

public sealed class CorrectionsInTwoProcesses(TwoProcesses system) : CorrectionScenarios(system), IClassFixture<TwoProcesses>;
