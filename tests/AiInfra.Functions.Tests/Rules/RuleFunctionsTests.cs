using System.Text;
using AiInfra.Deals.Records;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Rules;
using AiInfra.Functions.Tests.Hosting;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rules;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiInfra.Functions.Tests.Rules;

public sealed class RuleFunctionsTests(OwnTables tables) : IClassFixture<OwnTables>
{
    private readonly AppParts _app = new(tables.Tables);
    private readonly string _id = Given.NewId("rule");

    [Fact]
    public async Task A_new_rule_is_answered_in_both_forms_and_is_in_force_at_once()
    {
        var answer = await AddAsync($$"""{"id":"{{_id}}","name":"Power","when":"power >= 1 GW and kind in (power)","urgent":true}""");

        Assert.Equal((201, $"/api/rules/{_id}"), (answer.Status, answer.Headers.Location.ToString()));
        Assert.Equal(("kind in (power) and power >= 1 GW", true, 1), (answer.Json.GetProperty("text").GetString(), answer.Json.GetProperty("urgent").GetBoolean(), answer.Json.GetProperty("when").GetProperty("power").GetProperty("atLeast").GetInt32()));
        Assert.NotNull((await _app.Rules.CurrentAsync(CancellationToken.None)).Find(_id));
        Assert.Equal(409, (await AddAsync($$"""{"id":"{{_id}}","when":"power >= 1 GW"}""")).Status);
        Assert.Equal(409, (await AddAsync("""{"id":"over-10b","when":"power >= 1 GW"}""")).Status);
    }

    [Fact]
    public async Task What_an_answer_shows_can_be_sent_again()
    {
        var shown = (await AddAsync($$"""{"id":"{{_id}}","when":"amount > 10B USD and party any (OpenAI as buyer)"}""")).Body;

        var changed = await ChangeAsync(shown);

        Assert.Equal((200, shown), (changed.Status, changed.Body));
    }

    [Fact]
    public async Task Another_instance_knows_a_change_a_second_later()
    {
        var other = new RuleBook(_app.StoredRules, _app.Clock, NullLogger<RuleBook>.Instance);
        await other.CurrentAsync(CancellationToken.None);
        await AddAsync($$"""{"id":"{{_id}}","when":"power >= 1 GW"}""");
        Assert.Null((await other.CurrentAsync(CancellationToken.None)).Find(_id));

        _app.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("power >= 1 GW", (await other.CurrentAsync(CancellationToken.None)).Find(_id)!.Text);
        await ChangeAsync("""{"when":"power >= 2 GW"}""");
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("power >= 2 GW", (await other.CurrentAsync(CancellationToken.None)).Find(_id)!.Text);
        await new RetireRule(_app.RuleKeeper, _app.Rules).RunAsync(Request(""), _id, CancellationToken.None);
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await other.CurrentAsync(CancellationToken.None)).Find(_id));
        Assert.Null((await new RuleBook(_app.StoredRules, _app.Clock, NullLogger<RuleBook>.Instance).CurrentAsync(CancellationToken.None)).Find(_id));
    }

    [Fact]
    public async Task Many_changes_at_once_lose_none()
    {
        var ids = Enumerable.Range(0, 12).Select(i => $"{_id}-{i}").ToList();

        await Task.WhenAll(ids.Select(id => AddAsync($$"""{"id":"{{id}}","when":"power >= 1 GW"}""")));

        var rules = await new RuleBook(_app.StoredRules, _app.Clock, NullLogger<RuleBook>.Instance).CurrentAsync(CancellationToken.None);
        Assert.All(ids, id => Assert.NotNull(rules.Find(id)));
    }

    [Theory]
    [InlineData("""{"when":"power >= 1 GW"}""", "#/id")]
    [InlineData("""{"id":"own-x","when":"power >= 1 GW"}""", "#/id")]
    [InlineData("""{"id":"test","when":"power >= 1 GW"}""", "#/id")]
    [InlineData("""{"id":"a"}""", "#/when")]
    [InlineData("""{"id":"a","when":"size > 3"}""", "#/when")]
    public async Task A_mistake_is_named_by_its_pointer(string json, string pointer)
    {
        var answer = await AddAsync(json);

        Assert.Equal((400, pointer), (answer.Status, answer.Json.GetProperty("errors")[0].GetProperty("pointer").GetString()));
    }

    [Fact]
    public async Task A_rule_nobody_but_a_subscriber_brought_is_in_force_and_shown_to_nobody()
    {
        var own = Own("amount > 17B USD");
        await _app.RuleKeeper.EnsureAsync([own], CancellationToken.None);
        var deal = Given.Deal("$18 billion");
        await _app.Deals.TryStoreAsync(DealRecord.Of(deal), null, "test", "told", CancellationToken.None);

        Assert.Equal(404, (await Answer.OfAsync(await new GetRule(_app.Rules).RunAsync(Request(""), own.Id, CancellationToken.None))).Status);
        Assert.DoesNotContain("17B", (await Answer.OfAsync(await new ListRules(_app.Rules).RunAsync(Request(""), CancellationToken.None))).Body, StringComparison.Ordinal);
        Assert.Equal(["over-10b"], FollowedRules.Of([], [Own(HouseRules.OverTenBillion.Text)], await _app.Rules.CurrentAsync(CancellationToken.None)).Ids);

        await _app.EvaluateAsync(Messages.DealChanged(deal.Id, 1));
        var eventId = System.Text.Json.JsonSerializer.Deserialize(_app.Bus.On(Entities.Alerts)[0].Message.Body, MessageJson.Default.AlertRaised)!.EventId;
        await _app.Feed.PublishAsync(eventId, CancellationToken.None);
        var rules = (await _app.Evaluations.FindEventAsync(eventId, CancellationToken.None))!.Event.Rules.Select(r => r.RuleId).ToList();
        Assert.Equal("over-10b", rules[0]);
        Assert.Contains(own.Id, rules);
        Assert.Equal("over-10b", (await _app.Feed.PageAsync(null, 50, CancellationToken.None)).Entries.Single(e => e.Event.Deal.Id == deal.Id).Event.Rules.Single().RuleId);
    }

    [Fact]
    public async Task A_rule_that_was_retired_comes_back_under_its_id()
    {
        await AddAsync($$"""{"id":"{{_id}}","when":"power >= 1 GW"}""");
        await new RetireRule(_app.RuleKeeper, _app.Rules).RunAsync(Request(""), _id, CancellationToken.None);

        Assert.Equal(201, (await AddAsync($$"""{"id":"{{_id}}","when":"power >= 2 GW"}""")).Status);
        Assert.Equal("power >= 2 GW", (await _app.Rules.RefreshAsync(CancellationToken.None)).Find(_id)!.Text);
    }

    [Fact]
    public async Task A_rule_of_their_own_that_nobody_follows_is_retired_within_sixteen_days_and_one_that_someone_follows_stays()
    {
        var (left, kept) = (Own("power >= 77.25 GW"), Own("power >= 77.5 GW"));
        await _app.RuleKeeper.EnsureAsync([left, kept], CancellationToken.None);
        await _app.Subscribers.PutAsync(Given.Subscriber(kept.Id), CancellationToken.None);
        _app.Clock.Advance(TimeSpan.FromDays(4));

        for (var day = 0; day < 16; day++)
        {
            await new RetireUnfollowedRules(_app.Rules, _app.StoredRules, _app.Subscribers, _app.Clock, NullLogger<RetireUnfollowedRules>.Instance).RunAsync(new(), CancellationToken.None);
            _app.Clock.Advance(TimeSpan.FromDays(1));
        }

        var rules = await _app.Rules.RefreshAsync(CancellationToken.None);
        Assert.Equal((false, true), (rules.Find(left.Id) is not null, rules.Find(kept.Id) is not null));
    }

    [Fact]
    public async Task Why_a_rule_did_not_fire_is_said_criterion_by_criterion()
    {
        var deal = Given.Deal("$8 billion");
        await _app.Deals.TryStoreAsync(DealRecord.Of(deal), null, "test", "told", CancellationToken.None);
        await _app.EvaluateAsync(Messages.DealChanged(deal.Id, 1));

        var why = (await ExplainAsync(deal.Id, "?rule=over-10b")).Json;

        Assert.Equal((false, false, "Not met: $8 billion is not over $10 billion."), (why.GetProperty("met").GetBoolean(), why.GetProperty("fired").GetBoolean(), why.GetProperty("why").GetString()));
        Assert.Equal(new[] { false, true }, why.GetProperty("criteria").EnumerateArray().Select(c => c.GetProperty("met").GetBoolean()));
        Assert.Equal((400, 404, 404), ((await ExplainAsync(deal.Id, "?when=size")).Status, (await ExplainAsync(deal.Id, "?rule=none")).Status, (await ExplainAsync("2026-11-none-1b-aaaaaaaa", "?rule=over-10b")).Status));
        Assert.Contains("newer or not in force", (await ExplainAsync(deal.Id, "?when=amount > 5B USD")).Json.GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_a_rule_fired_names_the_event()
    {
        var deal = Given.Deal("$80 billion");
        await _app.Deals.TryStoreAsync(DealRecord.Of(deal), null, "test", "told", CancellationToken.None);
        await _app.EvaluateAsync(Messages.DealChanged(deal.Id, 1));

        var why = (await ExplainAsync(deal.Id, "?rule=over-10b")).Json;

        Assert.Equal("Fired: $80 billion is over $10 billion.", why.GetProperty("why").GetString());
        Assert.StartsWith(deal.Id, why.GetProperty("event").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_lists_stored_deals_with_reasons_and_stores_nothing()
    {
        var buyer = Given.NewId("buyer");
        foreach (var amount in new[] { "$12 billion", "$8 billion" }) await _app.StoreAndProjectAsync(Given.Deal(amount, buyer));

        var answer = await PreviewAsync($$"""{"when":"amount > 10B USD and party any ({{buyer}})"}""");

        var fired = Assert.Single(answer.Json.GetProperty("deals").EnumerateArray());
        Assert.StartsWith("$12 billion is over $10 billion; ", fired.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal((1, 1, true), (answer.Json.GetProperty("byMonth").GetProperty("2026-11").GetInt32(), answer.Json.GetProperty("perMonth").GetDecimal(), answer.Json.GetProperty("complete").GetBoolean()));
        Assert.Equal(400, (await PreviewAsync("""{"rule":"none"}""")).Status);
    }

    private static Rule Own(string text) => Rule.Own(((CriteriaReading.Ok)RuleReader.Parse(text)).Criteria);

    private async Task<Answer> AddAsync(string json) => await Answer.OfAsync(await new AddRule(_app.StoredRules, _app.RuleKeeper, _app.Rules).RunAsync(Request(json), CancellationToken.None));

    private async Task<Answer> ChangeAsync(string json) => await Answer.OfAsync(await new ChangeRule(_app.RuleKeeper, _app.Rules).RunAsync(Request(json), _id, CancellationToken.None));

    private async Task<Answer> ExplainAsync(string dealId, string query)
    {
        var request = Request("");
        request.QueryString = new(query.Replace(" ", "%20", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal));
        return await Answer.OfAsync(await new ExplainDeal(_app.Deals, _app.Evaluations, _app.Rules).RunAsync(request, dealId, CancellationToken.None));
    }

    private async Task<Answer> PreviewAsync(string json) => await Answer.OfAsync(await new PreviewRule(_app.NoLimits, new(_app.Recent, _app.Clock), _app.Rules).RunAsync(Request(json), CancellationToken.None));

    private static HttpRequest Request(string json)
    {
        var request = Answer.Context().Request;
        request.ContentType = "application/json";
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        request.ContentLength = request.Body.Length;
        return request;
    }
}
