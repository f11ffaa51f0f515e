using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Subscriptions;

/// <summary>What owners do on the page of their subscription.</summary>
public sealed class ManageTests(SelfService service) : IClassFixture<SelfService>
{
    private static readonly (string, string)[] Whole = [("rules", "over-10b"), ("frequency", "daily"), ("timeZone", "Europe/Paris"), ("language", "fr"), ("from", "22:00"), ("to", "07:00"), ("eachAlone", "true")];

    [Fact]
    public async Task What_is_chosen_is_saved_and_the_page_comes_back()
    {
        var (subscriber, links) = await service.ConfirmedAsync(SelfService.NewMail());

        using var answer = await service.PostAsync(links.Manage!, "/preferences", Whole);

        Assert.Equal((HttpStatusCode.SeeOther, links.Manage!.AbsolutePath + "?done=saved"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Equal(new Preferences(ReaderLanguage.Fr, Frequency.Daily, "Europe/Paris", new(new(22, 0), new(7, 0)), true, null), Preferences.Of(await NowAsync(subscriber)));
        Assert.Contains("<html lang=", await service.Client.GetStringAsync(answer.Headers.Location), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("to", "", "quiet hours")]
    [InlineData("to", "22:00", "quiet hours")]
    [InlineData("rules", "nothing-of-ours", "at least one rule")]
    [InlineData("timeZone", "Mars/Olympus", "not offered")]
    [InlineData("frequency", "<script>", "not offered")]
    public async Task What_cannot_be_is_not_saved_and_the_page_says_why(string field, string value, string why)
    {
        var (subscriber, links) = await service.ConfirmedAsync(SelfService.NewMail());

        using var answer = await service.PostAsync(links.Manage!, "/preferences", [.. Whole.Where(f => f.Item1 != field), (field, value)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(Preferences.Of(subscriber), Preferences.Of(await NowAsync(subscriber)));
    }

    [Fact]
    public async Task A_pause_is_begun_and_ended()
    {
        var (subscriber, links) = await service.ConfirmedAsync(SelfService.NewMail());
        await service.PostAsync(links.Manage!, "/pause", ("paused", "true"));
        Assert.True((await NowAsync(subscriber)).Paused);
        await service.PostAsync(links.Manage!, "/pause", ("paused", "nonsense"));
        Assert.True((await NowAsync(subscriber)).Paused);
        await service.PostAsync(links.Manage!, "/pause", ("paused", "false"));
        Assert.False((await NowAsync(subscriber)).Paused);
    }

    [Fact]
    public async Task A_key_is_changed_once_by_one_form_is_shown_once_and_the_old_one_lasts_a_day()
    {
        var (subscriber, manage, key) = await WebhookAsync();
        (string, string)[] form = [("channel", subscriber.Channels[1].Key), ("was", OwnChanges.MarkOf(key))];

        using var first = await service.PostAsync(manage, "/rotate", form);
        using var second = await service.PostAsync(manage, "/rotate", form);

        var changed = (await NowAsync(subscriber)).Channels[1];
        Assert.Contains(WebUtility.HtmlEncode(changed.SigningSecret!), WebUtility.HtmlDecode(await first.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", await second.Content.ReadAsStringAsync() + await service.Client.GetStringAsync(manage), StringComparison.Ordinal);
        Assert.Equal(new RetiredKey(key, service.Clock.GetUtcNow().AddHours(24)), changed.OldKey);
    }

    [Fact]
    public async Task A_program_gets_the_new_key_as_JSON_and_a_shut_door_as_a_problem()
    {
        var (subscriber, manage, _) = await WebhookAsync();

        using var answer = await ProgramAsync(manage.AbsoluteUri + "/rotate");
        using var shut = await ProgramAsync(manage.AbsoluteUri[..^4] + "/rotate");

        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((await NowAsync(subscriber)).Channels[1].SigningSecret, json.GetProperty("signingSecret").GetString());
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (shut.StatusCode, shut.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_test_goes_to_the_channel_it_was_asked_for()
    {
        var (subscriber, links) = await service.ConfirmedAsync(SelfService.NewMail());
        service.Bus.Forget();

        using var answer = await service.PostAsync(links.Manage!, "/test", ("channel", subscriber.Channels[0].Key));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(NoticeKind.Test, Assert.Single(await service.SentAsync()).Kind);
    }

    [Fact]
    public async Task A_channel_that_was_switched_off_says_why_and_is_switched_on_again()
    {
        var (subscriber, links) = await service.ConfirmedAsync(SelfService.NewMail());
        var key = subscriber.Channels[0].Key;
        await service.Subscribers.ChangeAsync(subscriber.Id, s => s.With(key, c => c with { State = ChannelState.Disabled, Why = "the mailbox <b>is</b> full" }), CancellationToken.None);
        Assert.Contains("the mailbox &lt;b&gt;is&lt;/b&gt; full", await service.Client.GetStringAsync(links.Manage), StringComparison.Ordinal);

        await service.PostAsync(links.Manage!, "/enable", ("channel", key));

        Assert.Equal((ChannelState.Live, (string?)null), ((await NowAsync(subscriber)).Channels[0].State, (await NowAsync(subscriber)).Channels[0].Why));
    }

    [Fact]
    public async Task Whoever_removes_the_channel_they_came_over_has_no_page_any_more()
    {
        var (subscriber, manage, _) = await WebhookAsync();
        await service.PostAsync(manage, "/remove", ("channel", subscriber.Channels[0].Key));

        Assert.Equal(ChannelType.Webhook, Assert.Single((await NowAsync(subscriber)).Channels).Type);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync(manage)).StatusCode);
    }

    [Fact]
    public async Task What_is_held_is_told_whole_and_after_the_erasure_no_table_knows_the_address()
    {
        var mail = SelfService.NewMail();
        var (subscriber, links) = await service.ConfirmedAsync(mail);
        var report = service.Links.Deal(subscriber, subscriber.Channels[0], "some-deal").Report;
        await service.PostAsync(report, "", ("text", $"It is 20, not 200. Yours, {mail}"));
        var export = await service.Client.GetFromJsonAsync<JsonElement>(links.Manage!.AbsoluteUri + "/export");
        Assert.Equal(mail, export.GetProperty("channels")[0].GetProperty("address").GetString());
        Assert.Contains(mail, export.GetProperty("reports")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(await TracesAsync(subscriber, mail));

        using var erased = await service.PostAsync(links.Manage!, "/erase");

        Assert.Equal(HttpStatusCode.OK, erased.StatusCode);
        Assert.Empty(await TracesAsync(subscriber, mail));
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync(links.Manage)).StatusCode);
    }

    private async Task<(Subscriber Subscriber, Uri Manage, string Key)> WebhookAsync()
    {
        var (mail, key) = (Given.Mailbox(Given.NewId("reader")), SigningKey.New());
        var subscriber = Given.Subscriber("over-10b", mail, new ChannelAddress(ChannelType.Webhook, "https://hooks.example.org/" + Given.NewId("h"), key));
        await service.Subscribers.PutAsync(subscriber, CancellationToken.None);
        return (subscriber, service.Links.Reader(subscriber, mail).Manage!, key);
    }

    private async Task<HttpResponseMessage> ProgramAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Accept.ParseAdd("application/json");
        return await service.Client.SendAsync(request);
    }

    private async Task<Subscriber> NowAsync(Subscriber subscriber) => (await service.Subscribers.FindAsync(subscriber.Id, CancellationToken.None))!;

    /// <summary>Every row of every table that holds the address, a hash of it, or the id of its subscriber, in a key or a value; records are unpacked and opened.</summary>
    private async Task<List<string>> TracesAsync(Subscriber subscriber, string mail)
    {
        var blind = new AppParts(service.Tables).Secrets.Blind($"mail\n{mail}");
        string[] traces = [mail, Digest.Hex(mail, 8), blind, subscriber.Id];
        List<string> found = [];
        foreach (var name in Tables.Names)
        {
            await foreach (var row in service.Table(name).QueryAsync<Azure.Data.Tables.TableEntity>())
            {
                var text = string.Join('\n', row.Select(column => column.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : column.Value?.ToString())) + (name == "reports" && row.ContainsKey("r00") ? row.Text() : "");
                if (traces.Any(t => text.Contains(t, StringComparison.OrdinalIgnoreCase))) found.Add($"{name}: {row.PartitionKey} / {row.RowKey}");
            }
        }

        return found;
    }
}
