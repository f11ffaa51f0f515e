using System.Net;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Subscriptions;

/// <summary>A link shows on GET and acts on POST; the token opens it, until its time is over, and nothing else does.</summary>
public sealed class LinkTests(SelfService service) : IClassFixture<SelfService>
{
    [Fact]
    public async Task Looking_at_every_link_changes_nothing()
    {
        var link = await service.ConfirmLinkAsync(SelfService.NewMail());
        await ShownAsync(link);
        var (subscriber, links) = await service.ConfirmedAsync(SelfService.NewMail());
        var about = service.Links.Deal(subscriber, subscriber.Channels[0], "a-deal");
        foreach (var page in new[] { links.Manage!, links.Unsubscribe!, about.Mute, about.Report, new(links.Manage!.AbsoluteUri + "/erase"), new(links.Manage.AbsoluteUri + "/export") }) await ShownAsync(page);

        var after = (await service.Subscribers.FindAsync(subscriber.Id, CancellationToken.None))!;
        Assert.Equal((subscriber.CreatedAt, ChannelState.Live, 0), (after.CreatedAt, after.Channels[0].State, after.Muted.Length));
        Assert.Empty((await Reports.ByAuthorAsync(subscriber.Id, null, 10, CancellationToken.None)).Records);
    }

    [Fact]
    public async Task Every_page_is_kept_by_nobody_found_by_nobody_and_runs_nothing()
    {
        var (_, links) = await service.ConfirmedAsync(SelfService.NewMail());

        using var page = await service.Client.GetAsync(links.Manage);

        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
        Assert.Equal(["noindex"], page.Headers.GetValues("X-Robots-Tag"));
        Assert.Equal(["no-referrer"], page.Headers.GetValues("Referrer-Policy"));
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'nonce-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", await page.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_token_that_was_changed_or_is_for_something_else_opens_nothing()
    {
        var (_, links) = await service.ConfirmedAsync(SelfService.NewMail());
        var token = links.Manage!.Segments[^1];
        var changed = token[..^2] + (token[^2] == 'A' ? 'B' : 'A') + token[^1];

        foreach (var path in new[] { $"s/manage/{changed}", $"s/confirm/{token}", $"s/unsubscribe/{token}", "s/mute/x", "s/report/%2F", $"s/manage/{token}{token}", "s/manage/" + new string('A', 3000) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await service.Client.PostAsync(path, null)).StatusCode);
        }
    }

    [Fact]
    public async Task Links_to_confirm_last_two_days_and_links_to_the_page_thirty()
    {
        var now = service.Clock.GetUtcNow();
        var (subscriber, _) = await service.ConfirmedAsync(SelfService.NewMail());
        Link manage = new(LinkPurpose.Manage, subscriber.Id, subscriber.Channels[0].Key), confirm = manage with { Purpose = LinkPurpose.Confirm };
        var (first, second) = (TokenOf(confirm, SubscriberLinks.ConfirmFor), TokenOf(manage, SubscriberLinks.ManageFor));

        Assert.NotNull(At(now.AddDays(2)).Open(LinkPurpose.Confirm, first));
        Assert.Null(At(now.AddDays(3).AddSeconds(1)).Open(LinkPurpose.Confirm, first));
        Assert.NotNull(At(now.AddDays(30)).Open(LinkPurpose.Manage, second));
        Assert.Null(At(now.AddDays(31).AddSeconds(1)).Open(LinkPurpose.Manage, second));
    }

    [Fact]
    public async Task One_click_ends_a_channel_without_cookie_or_origin_and_twice_is_once()
    {
        var (subscriber, links) = await service.ConfirmedAsync(SelfService.NewMail());

        for (var i = 0; i < 2; i++)
        {
            using var answer = await service.Client.PostAsync(links.Unsubscribe, new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Null(await service.Subscribers.FindAsync(subscriber.Id, CancellationToken.None));
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync(links.Unsubscribe)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync(links.Manage)).StatusCode);
    }

    [Fact]
    public async Task One_click_on_one_of_two_channels_leaves_the_other_and_opens_no_page_any_more()
    {
        var mail = Given.Mailbox(Given.NewId("reader"));
        var subscriber = Given.Subscriber("over-10b", mail, new ChannelAddress(ChannelType.Webhook, "https://hooks.example.org/x", SigningKey.New()));
        await service.Subscribers.PutAsync(subscriber, CancellationToken.None);
        var links = service.Links.Reader(subscriber, mail);

        await service.Client.PostAsync(links.Unsubscribe, null);

        Assert.Equal(ChannelType.Webhook, Assert.Single((await service.Subscribers.FindAsync(subscriber.Id, CancellationToken.None))!.Channels).Type);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync(links.Manage)).StatusCode);
    }

    [Fact]
    public async Task A_deal_is_muted_by_its_link_and_unmuted_on_the_page()
    {
        var (subscriber, links) = await service.ConfirmedAsync(SelfService.NewMail());
        var deal = service.Links.Deal(subscriber, subscriber.Channels[0], "some-deal");

        await service.Client.PostAsync(deal.Mute, null);
        Assert.Equal(["some-deal"], (await service.Subscribers.FindAsync(subscriber.Id, CancellationToken.None))!.Muted);
        Assert.Contains("some-deal", await service.Client.GetStringAsync(links.Manage), StringComparison.Ordinal);

        await service.PostAsync(links.Manage!, "/unmute", ("deal", "some-deal"));
        Assert.Empty((await service.Subscribers.FindAsync(subscriber.Id, CancellationToken.None))!.Muted);
    }

    private ReportStore Reports => new(service.Tables);

    private async Task ShownAsync(Uri page)
    {
        using var answer = await service.Client.GetAsync(page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private string TokenOf(Link link, TimeSpan lasting) => service.Links.To(link, lasting).Segments[^1];

    private SubscriberLinks At(DateTimeOffset now) => new AppParts(service.Tables, now).Links;
}
