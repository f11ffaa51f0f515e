using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Notifications;
using MimeKit;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>From the first request to the last message, as a subscriber lives through it: nothing but what arrives at their address opens a door.</summary>
public abstract partial class SubscriptionScenarios(LocalSystem system)
{
    [Fact]
    public async Task Who_confirms_by_the_mails_link_is_told_of_a_deal_and_after_one_click_of_no_more()
    {
        var mail = Given.NewId("reader") + "@example.com";
        using var asked = await system.Client.PostAsJsonAsync("api/subscriptions", new { email = mail, eachAlone = true });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var confirm = LinkIn(await MailAsync(mail, _ => true), "confirm");
        (await system.Client.GetAsync(confirm)).EnsureSuccessStatusCode(); // what checks mails follows links: nothing is confirmed
        var unheard = await system.SubmitBigDealAsync("Unheard " + mail[..12]);
        await system.UntilInFeedAsync(unheard);
        await Eventually.IsTrueAsync(system.QuietAsync, "no message waits");

        (await system.Client.PostAsync(confirm, null)).EnsureSuccessStatusCode();
        await system.SubmitBigDealAsync("Heard " + mail[..12]);
        var alert = await MailAsync(mail, m => m.Subject!.Contains("Heard", StringComparison.Ordinal));
        Assert.Equal("List-Unsubscribe=One-Click", alert.Headers[HeaderId.ListUnsubscribePost]);
        var unsubscribe = alert.Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>');
        using var ended = await system.Client.PostAsync(unsubscribe, new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);

        var last = await system.SubmitBigDealAsync("Later " + mail[..12]);
        await system.UntilInFeedAsync(last);
        await Eventually.IsTrueAsync(system.QuietAsync, "no message waits");
        Assert.Equal(2, system.Mail.Messages.Count(m => $"{m.To}".Contains(mail, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_webhook_is_signed_up_confirmed_by_its_own_request_and_told()
    {
        await using var endpoint = new HttpReceiver("webhook-id");
        await endpoint.StartAsync();
        using var asked = await system.Client.PostAsJsonAsync("api/subscriptions", new { channel = new { type = "webhook", address = endpoint.Url + "/own" } });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        await Eventually.IsTrue(() => endpoint.Requests.Count == 1, "the question is there");
        var question = JsonSerializer.Deserialize<JsonElement>(endpoint.Requests.First().Body);
        Assert.Equal("subscription.test", question.GetProperty("type").GetString());

        (await system.Client.PostAsync(question.GetProperty("data").GetProperty("confirmUrl").GetString(), null)).EnsureSuccessStatusCode();
        var deal = await system.SubmitBigDealAsync("Hooked " + Given.NewId("b"));

        await Eventually.IsTrue(() => endpoint.Requests.Any(r => Encoding.UTF8.GetString(r.Body).Contains(deal, StringComparison.Ordinal)), "the deal is told");
    }

    [Fact]
    public async Task Who_lost_the_link_gets_it_by_mail_and_can_erase_everything()
    {
        var mail = Given.NewId("reader") + "@example.com";
        await system.SubscribeAsync("email", mail);
        using var asked = await system.Client.PostAsJsonAsync("api/subscriptions/link", new { email = mail });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var manage = LinkIn(await MailAsync(mail, _ => true), "manage");

        (await system.Client.PostAsync(manage + "/erase", null)).EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.NotFound, (await system.Client.GetAsync(manage)).StatusCode);
        await system.UntilInFeedAsync(await system.SubmitBigDealAsync("Erased " + mail[..12]));
        await Eventually.IsTrueAsync(system.QuietAsync, "no message waits");
        Assert.Single(system.Mail.Messages, m => $"{m.To}".Contains(mail, StringComparison.Ordinal));
    }

    private async Task<MimeMessage> MailAsync(string address, Func<MimeMessage, bool> which)
    {
        MimeMessage? found = null;
        await Eventually.IsTrue(() => (found = system.Mail.Messages.FirstOrDefault(m => $"{m.To}".Contains(address, StringComparison.Ordinal) && which(m))) is not null, "the mail is there");
        return found!;
    }

    private static string LinkIn(MimeMessage mail, string purpose) => Links().Matches(mail.TextBody!).Select(m => m.Value).First(url => url.Contains($"/s/{purpose}/", StringComparison.Ordinal));

    [GeneratedRegex("https?://[^\\s<>]+/s/[a-z]+/[A-Za-z0-9_-]+")]
    private static partial Regex Links();
}

public sealed class SubscriptionsOfOneProcess(OneProcess system) : SubscriptionScenarios(system), IClassFixture<OneProcess>;

public sealed class SubscriptionsOfTwoProcesses(TwoProcesses system) : SubscriptionScenarios(system), IClassFixture<TwoProcesses>;
