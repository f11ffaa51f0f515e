using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Functions.Subscriptions;
using AiInfra.Rules;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Subscriptions;

/// <summary>Who signs up is asked at their own address, and nobody else learns anything.</summary>
public sealed class SignUpTests(SelfService service) : IClassFixture<SelfService>
{
    [Fact]
    public async Task A_new_address_is_asked_to_confirm_and_is_told_nothing_before()
    {
        var mail = SelfService.NewMail();

        var asked = await service.SignUpAsync(new { email = mail, language = "fr" });

        Assert.Equal((NoticeKind.Confirm, ReaderLanguage.Fr), (asked.Kind, asked.Reader.Language));
        var stored = Assert.Single(await service.Subscribers.WithAddressAsync(ChannelType.Email, mail, CancellationToken.None));
        Assert.Equal(ChannelState.Unverified, stored.Channels[0].State);
    }

    [Fact]
    public async Task The_answer_is_the_same_for_known_and_unknown_addresses_here_and_for_the_link()
    {
        var (known, unknown) = (SelfService.NewMail(), SelfService.NewMail());
        await service.ConfirmedAsync(known);

        Assert.Equal(await AnswerAsync("api/subscriptions", unknown), await AnswerAsync("api/subscriptions", known));
        Assert.Equal(await AnswerAsync("api/subscriptions/link", SelfService.NewMail()), await AnswerAsync("api/subscriptions/link", known));
    }

    [Fact]
    public async Task A_confirmed_address_gets_the_link_to_its_page_and_stays_as_it_is()
    {
        var mail = SelfService.NewMail();
        var (before, _) = await service.ConfirmedAsync(mail);

        var sent = await service.SignUpAsync(new { email = mail.ToUpperInvariant(), frequency = "weekly" });

        Assert.Equal(NoticeKind.ManageLink, sent.Kind);
        var after = (await service.Subscribers.FindAsync(before.Id, CancellationToken.None))!;
        Assert.Equal((Frequency.Immediate, mail), (after.Frequency, after.Channels[0].Address));
    }

    [Fact]
    public async Task Of_two_sign_ups_that_wait_the_later_counts()
    {
        var mail = SelfService.NewMail();
        await service.SignUpAsync(new { email = mail, frequency = "weekly" });
        await service.SignUpAsync(new { email = mail, frequency = "daily" });

        Assert.Equal(Frequency.Daily, Assert.Single(await service.Subscribers.WithAddressAsync(ChannelType.Email, mail, CancellationToken.None)).Frequency);
    }

    [Fact]
    public async Task A_link_says_yes_to_the_sign_up_it_came_with_and_to_no_later_one_in_the_same_name()
    {
        var mail = SelfService.NewMail();
        var first = (await service.SignUpAsync(new { email = mail })).Action!.AbsolutePath;
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = (await service.SignUpAsync(new { email = mail, frequency = "weekly" })).Action!.AbsolutePath;

        (await service.Client.PostAsync(first, null)).Dispose();
        Assert.Equal(ChannelState.Unverified, (await OnlyAsync(mail)).Channels[0].State);

        (await service.Client.PostAsync(second, null)).Dispose();
        Assert.Equal(ChannelState.Live, (await OnlyAsync(mail)).Channels[0].State);
    }

    [Fact]
    public async Task Criteria_of_their_own_are_in_force_when_they_confirm_and_not_before()
    {
        var (mail, rules) = (SelfService.NewMail(), new AiInfra.Functions.Storage.Rules.RuleStore(service.Tables, service.Clock));
        var asked = await service.SignUpAsync(new { email = mail, when = "amount > 4.25B USD and country in (FR)" });
        var id = Assert.Single((await OnlyAsync(mail)).Rules);
        Assert.Null(await rules.FindAsync(id, CancellationToken.None));

        (await service.Client.PostAsync(asked.Action!.AbsolutePath, null)).Dispose();

        Assert.Equal("amount > 4.25B USD and country in (FR)", (await rules.FindAsync(id, CancellationToken.None))!.Rule!.Text);
    }

    [Fact]
    public async Task A_stranger_chooses_no_key_and_names_no_rule_of_someone_elses()
    {
        using var key = await service.Client.PostAsJsonAsync("api/subscriptions", new { channel = new { type = "webhook", address = "https://hooks.example.org/", signingSecret = SigningKey.New() } });
        using var rule = await service.Client.PostAsJsonAsync("api/subscriptions", new { email = SelfService.NewMail(), rules = new[] { Rule.Own([AmountCriterion.Over(1)]).Id } });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (key.StatusCode, rule.StatusCode));
    }

    private async Task<Subscriber> OnlyAsync(string mail) => Assert.Single(await service.Subscribers.WithAddressAsync(ChannelType.Email, mail, CancellationToken.None));

    [Fact]
    public async Task One_address_gets_three_messages_an_hour_whoever_asks_and_the_answer_does_not_say_so()
    {
        var mail = SelfService.NewMail();
        var first = await AnswerAsync("api/subscriptions", mail);
        for (var i = 0; i < 4; i++) Assert.Equal(first, await AnswerAsync("api/subscriptions", mail));

        var sent = service.Bus.Asked.Count;
        await AnswerAsync("api/subscriptions/link", mail);
        Assert.Equal(sent, service.Bus.Asked.Count);
        service.Clock.Advance(TimeSpan.FromHours(1));
        await AnswerAsync("api/subscriptions", mail);
        Assert.Equal(sent + 1, service.Bus.Asked.Count);
    }

    [Fact]
    public async Task The_signing_key_of_a_webhook_is_shown_once_and_says_nothing_of_whether_the_URL_is_known()
    {
        var hook = $"http://127.0.0.1:9/{Given.NewId("hook")}";
        var first = await KeyOfAsync(hook);
        var stored = Assert.Single(await service.Subscribers.WithAddressAsync(ChannelType.Webhook, hook, CancellationToken.None));
        Assert.Equal(first, stored.Channels[0].SigningSecret);
        await service.Subscribers.ChangeAsync(stored.Id, s => s.Confirm(stored.Channels[0].Key, Given.Now), CancellationToken.None);

        Assert.True(SigningKey.TryRead(await KeyOfAsync(hook), out _));

        Assert.Equal(first, (await service.Subscribers.FindAsync(stored.Id, CancellationToken.None))!.Channels[0].SigningSecret);
    }

    [Fact]
    public async Task The_owner_of_a_webhook_gets_the_link_to_their_page_at_their_contact()
    {
        var (hook, contact) = ($"http://127.0.0.1:9/{Given.NewId("hook")}", SelfService.NewMail());
        var asked = await service.SignUpAsync(new { channel = new { type = "webhook", address = hook }, contact });
        (await service.Client.PostAsync(asked.Action, null)).EnsureSuccessStatusCode();

        service.Bus.Forget();
        await AnswerAsync("api/subscriptions/link", contact);
        var sent = Assert.Single(await service.SentAsync());

        Assert.Equal(NoticeKind.ManageLink, sent.Kind);
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync(sent.Action)).StatusCode);
    }

    [Fact]
    public async Task What_nobody_confirms_is_forgotten_after_two_days_and_what_is_confirmed_is_not()
    {
        var (forgotten, kept) = (SelfService.NewMail(), SelfService.NewMail());
        var link = await service.ConfirmLinkAsync(forgotten);
        await service.ConfirmedAsync(kept);
        var soon = new AppParts(service.Tables, service.Clock.GetUtcNow() + SubscriberLinks.ConfirmFor - TimeSpan.FromSeconds(1));
        await soon.ExpireAsync();
        Assert.NotEmpty(await service.Subscribers.WithAddressAsync(ChannelType.Email, forgotten, CancellationToken.None));

        await new AppParts(service.Tables, service.Clock.GetUtcNow() + SubscriberLinks.ConfirmFor).ExpireAsync();

        Assert.Empty(await service.Subscribers.WithAddressAsync(ChannelType.Email, forgotten, CancellationToken.None));
        Assert.NotEmpty(await service.Subscribers.WithAddressAsync(ChannelType.Email, kept, CancellationToken.None));
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.PostAsync(link, null)).StatusCode);
    }

    [Theory]
    [InlineData("""{"email":"nobody"}""", "#/email")]
    [InlineData("""{"channel":{"type":"slack","address":"https://example.org/x"}}""", "#/channel/address")]
    [InlineData("""{"channel":{"type":"webhook","address":"https://user@example.org/x"}}""", "#/channel/address")]
    public async Task What_could_never_be_reached_is_refused_at_once(string json, string pointer)
    {
        using var answer = await service.Client.PostAsync("api/subscriptions", new StringContent(json, null, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(pointer, problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    private async Task<(HttpStatusCode, string)> AnswerAsync(string path, string mail)
    {
        using var answer = await service.Client.PostAsJsonAsync(path, new { email = mail });
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> KeyOfAsync(string hook)
    {
        using var answer = await service.Client.PostAsJsonAsync("api/subscriptions", new { channel = new { type = "webhook", address = hook } });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("signingSecret").GetString()!;
    }
}
