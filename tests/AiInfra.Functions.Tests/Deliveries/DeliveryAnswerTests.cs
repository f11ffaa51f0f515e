using System.Text;
using AiInfra.Alerts;
using AiInfra.Functions.Deliveries;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions;
using AiInfra.Functions.Tests.Hosting;
using AiInfra.Functions.Tests.Notifications;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rules;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Deliveries;

/// <summary>What operators and subscribers read in the ledger, and have sent again.</summary>
public sealed class DeliveryAnswerTests : IClassFixture<OwnTables>
{
    private readonly AppParts _app;
    private readonly RecordingChannel _hook = new(ChannelType.Webhook);
    private readonly Postman _postman;
    private readonly Rule _rule = Given.Rule();

    public DeliveryAnswerTests(OwnTables tables)
    {
        _app = new(tables.Tables);
        _postman = new(_app, _hook);
    }

    [Fact]
    public async Task Operators_find_deliveries_by_alert_by_subscriber_and_by_what_became_of_them()
    {
        var (good, bad) = (await FollowAsync(), await FollowAsync());
        _hook.Answer = n => new SendResult.Accepted("HTTP 200");
        var first = await RaiseAsync();
        _hook.Answer = n => n.DeliveryId == IdOf(_second!, bad) ? new SendResult.Refused("rejected", "HTTP 400") : new SendResult.Accepted("HTTP 200");
        var second = await RaiseAsync();

        Assert.Equal(["sent", "sent"], await StatesAsync($"?alert={first.Id}"));
        Assert.Equal(["failed"], await StatesAsync($"?alert={second.Id}&state=failed"));
        Assert.Equal(["failed", "sent"], await StatesAsync($"?subscriber={bad.Id}"));
        Assert.Equal(["sent"], await StatesAsync($"?subscriber={good.Id}&alert={second.Id}"));
        Assert.Contains(IdOf(second, bad), (await ListAsync("?state=failed")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_each_other_until_there_is_no_next()
    {
        for (var i = 0; i < 5; i++) await FollowAsync();
        var found = await RaiseAsync();
        HashSet<string> ids = [];
        var next = "";
        var pages = 0;
        do
        {
            var answer = (await ListAsync($"?alert={found.Id}&limit=2{next}")).Json;
            ids.UnionWith(answer.GetProperty("deliveries").EnumerateArray().Select(d => d.GetProperty("id").GetString()!));
            next = answer.TryGetProperty("next", out var cursor) ? $"&cursor={cursor.GetString()}" : "";
            pages++;
        }
        while (next.Length > 0);

        Assert.Equal((5, 3), (ids.Count, pages));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?state=sent")]
    [InlineData("?state=lost")]
    [InlineData("?alert=a'%20or%20true")]
    [InlineData("?alert=a&cursor=x")]
    [InlineData("?limit=0")]
    public async Task What_no_list_answers_is_refused(string query) => Assert.Equal(400, (await ListAsync(query)).Status);

    [Fact]
    public async Task What_is_sent_again_has_the_same_id_and_body_and_the_ledger_counts_it()
    {
        var reader = await FollowAsync();
        var found = await RaiseAsync();
        var before = await FindAsync(found, reader);

        var answer = await ReplayAsync(found, reader);
        await _postman.DeliverDueAsync();

        Assert.Equal(202, answer.Status);
        Assert.Equal(2, _hook.Sent.Count);
        Assert.Single(_hook.Sent.Select(s => (s.Notification.DeliveryId, ((Alert)s.Notification).Event.Id)).Distinct());
        var after = await FindAsync(found, reader);
        Assert.Equal((DeliveryState.Sent, 1, 2, before.SentAt, before.Latency), (after.State, after.Replays, after.Attempts, after.SentAt, after.Latency));
        Assert.Equal(2, _app.Bus.On(Entities.Deliveries).Count);
    }

    [Fact]
    public async Task What_is_given_up_gets_its_whole_schedule_again_and_what_is_being_sent_is_left_alone()
    {
        var reader = await FollowAsync();
        _hook.Answer = _ => new SendResult.Failed("HTTP 500");
        var found = await RaiseAsync();
        for (var i = 0; i < 3; i++) await _postman.DeliverAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(DeliveryState.Failed, (await FindAsync(found, reader)).State);

        await ReplayAsync(found, reader);
        for (var i = 0; i < 4; i++) await _postman.DeliverAfterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((DeliveryState.Failed, 6), ((await FindAsync(found, reader)).State, (await FindAsync(found, reader)).Attempts));
        await ReplayAsync(found, reader);
        await _app.Ledger.ClaimAsync(DeliveryLedger.DueOf(await FindAsync(found, reader)), TimeSpan.FromMinutes(1), mayBeNew: false, CancellationToken.None);
        Assert.Equal(409, (await ReplayAsync(found, reader)).Status);
    }

    [Fact]
    public async Task A_subscriber_reads_and_repeats_their_own_and_nobody_elses()
    {
        var (mine, other) = (await FollowAsync(), await FollowAsync());
        var found = await RaiseAsync();
        var token = TokenOf(mine);

        var list = await Answer.OfAsync(await new ListOwnDeliveries(_app.Door, _app.SubscriberDeliveries).RunAsync(Request(""), token, CancellationToken.None));

        Assert.Equal([IdOf(found, mine)], list.Json.GetProperty("deliveries").EnumerateArray().Select(d => d.GetProperty("id").GetString()));
        Assert.Equal(202, (await ReplayOwnAsync(token, found.Id, IdOf(found, mine))).Status);
        Assert.Equal(404, (await ReplayOwnAsync(token, found.Id, IdOf(found, other))).Status);
        Assert.Equal(404, (await ReplayOwnAsync(token, "a'b", "x/y")).Status);
        Assert.Equal(404, (await ReplayOwnAsync("forged", found.Id, IdOf(found, mine))).Status);
        Assert.Equal(400, (await ReplayOwnAsync(token, null, null)).Status);
    }

    private DealEvent? _second;

    private static string IdOf(DealEvent found, Subscriber reader) => Notifier.DeliveryId(found.Id, reader.Id, reader.Channels[0]);

    private string TokenOf(Subscriber reader) => _app.Links.To(new(LinkPurpose.Manage, reader.Id, reader.Channels[0].Key), SubscriberLinks.ManageFor).Segments[^1];

    private async Task<Subscriber> FollowAsync()
    {
        var reader = Given.Subscriber(_rule.Id, new ChannelAddress(ChannelType.Webhook, $"https://hooks.example.org/{Given.NewId("x")}"));
        await _app.Subscribers.PutAsync(reader, CancellationToken.None);
        return reader;
    }

    private async Task<DealEvent> RaiseAsync()
    {
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        _second = await _postman.RaiseAsync(_rule);
        await _postman.DeliverDueAsync();
        return _second;
    }

    private async Task<Delivery> FindAsync(DealEvent found, Subscriber reader) => (await _app.Ledger.FindAsync(found.Id, reader.Id, IdOf(found, reader), CancellationToken.None))!;

    private async Task<Answer> ListAsync(string query) =>
        await Answer.OfAsync(await new ListDeliveries(new(_app.Ledger, _app.DeliveryLists, _app.SubscriberDeliveries)).RunAsync(Request(query), CancellationToken.None));

    private async Task<IEnumerable<string?>> StatesAsync(string query) => (await ListAsync(query)).Json.GetProperty("deliveries").EnumerateArray().Select(d => d.GetProperty("state").GetString());

    private async Task<Answer> ReplayAsync(DealEvent found, Subscriber reader) =>
        await Answer.OfAsync(await new ReplayDelivery(_app.Replays).RunAsync(Request($"?alert={found.Id}&subscriber={reader.Id}"), IdOf(found, reader), CancellationToken.None));

    private async Task<Answer> ReplayOwnAsync(string token, string? alert, string? delivery)
    {
        var request = Request("");
        var json = System.Text.Json.JsonSerializer.Serialize(new { alert, delivery });
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        request.ContentType = "application/json";
        return await Answer.OfAsync(await new ReplayOwnDelivery(_app.Door, _app.Replays).RunAsync(request, token, CancellationToken.None));
    }

    private static HttpRequest Request(string query)
    {
        var request = Answer.Context().Request;
        request.QueryString = new(query);
        return request;
    }
}
