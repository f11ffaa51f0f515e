using AiInfra.Deals;
using AiInfra.Functions.Intake;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Subscriptions;

/// <summary>What readers see: every page opens in a browser without a word on its console, fits its screen, and holds to the rules of axe; what comes from outside is text.</summary>
public sealed class PageTests(SelfService service) : IClassFixture<SelfService>
{
    private const string Hostile = "\"><script>alert(1)</script><img src=x onerror=alert(2)>\u202Egnp.exe";

    [Fact]
    public async Task Every_page_opens_without_errors_fits_the_screen_and_can_be_read_by_everyone()
    {
        var ordinary = await OwnerAsync(Given.Deal(buyer: "OpenAI").Title);
        var confirm = await service.ConfirmLinkAsync(SelfService.NewMail());
        Uri[] pages = [ordinary.Manage, confirm, ordinary.Unsubscribe, ordinary.Mute, ordinary.Report, new(ordinary.Manage.AbsoluteUri + "/erase"), new(service.Client.BaseAddress!, "s/manage/nothing"), (await OwnerAsync(Hostile)).Manage];

        // The pictures of the README are taken by naming a folder.
        Assert.Empty(await Browser.CheckAsync(pages, Environment.GetEnvironmentVariable("AIINFRA_PICTURES")));
    }

    [Fact]
    public async Task Hostile_names_stay_text()
    {
        var owner = await OwnerAsync(Hostile);

        foreach (var page in new[] { owner.Manage, owner.Mute, owner.Report })
        {
            var html = await service.Client.GetStringAsync(page);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('\u202E', html);
            Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        }
    }

    /// <summary>Someone with a channel in every state, who has muted a deal of this title.</summary>
    private async Task<(Uri Manage, Uri Unsubscribe, Uri Mute, Uri Report)> OwnerAsync(string title)
    {
        var app = new AppParts(service.Tables);
        var deal = Assert.IsType<IntakeResult.Accepted>(await app.SubmitAsync(Given.Deal() with { Title = title })).Deal;
        var mail = Given.Mailbox("analyst-" + Given.NewId("x"));
        var subscriber = Given.Subscriber(
            "over-10b",
            mail,
            new(ChannelType.Webhook, "https://hooks.example.org/" + Given.NewId("h"), SigningKey.New()),
            new(ChannelType.Teams, "https://prod-01.westeurope.logic.azure.com/workflows/" + Given.NewId("t")) { State = ChannelState.Disabled, Why = "gone: HTTP 404" },
            new(ChannelType.Slack, "https://hooks.slack.com/services/" + Given.NewId("k")) { State = ChannelState.Unverified });
        subscriber = (subscriber with { Contact = "owner@example.com", TimeZone = "Europe/Paris", QuietHours = new(new(22, 0), new(7, 0)) }).Mute(deal.Id);
        await service.Subscribers.PutAsync(subscriber, CancellationToken.None);
        var (links, about) = (service.Links.Reader(subscriber, mail), service.Links.Deal(subscriber, mail, (await OtherAsync(app, title)).Id));
        return (links.Manage!, links.Unsubscribe!, about.Mute, about.Report);
    }

    private static async Task<Deal> OtherAsync(AppParts app, string title) => Assert.IsType<IntakeResult.Accepted>(await app.SubmitAsync(Given.Deal() with { Title = title })).Deal;
}
