using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Functions.Tests.Hosting;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Sources;

namespace AiInfra.Functions.Tests.Intake.Webhooks;

/// <summary>What signed deliveries are answered, once and again.</summary>
public sealed class ReceiveWebhookTests : IClassFixture<OwnTables>
{
    private readonly FaultyWire _wire = new();
    private readonly AppParts _app;
    private readonly string _buyer = Given.NewId("buyer");
    private WebhookSource? _source;

    public ReceiveWebhookTests(OwnTables tables) => _app = new(tables.Through(_wire));

    private DateTimeOffset Now => _app.Clock.GetUtcNow();

    [Fact]
    public async Task A_signed_deal_is_taken_in_with_the_trust_of_its_source_and_under_its_name()
    {
        var source = await SourceAsync();

        var answer = await SendAsync(Signed.Standard(source, "msg_1", Now, Deal()));

        Assert.Equal(201, answer.Status);
        var stored = (await _app.Revisions.PageAsync(Id(answer), 0, 10, CancellationToken.None)).Revisions.Single();
        var record = (await _app.Deals.FindAsync(Id(answer), CancellationToken.None))!.Record;
        Assert.Equal(($"webhook:{source.Id}", Trust.Listed), (stored.By, record.Reports.Single().Trust));
        Assert.Equal(Now, await _app.SourceUses.LastAsync(source.Id, CancellationToken.None));
    }

    [Fact]
    public async Task An_exact_repeat_of_what_was_answered_is_a_replay()
    {
        var source = await SourceAsync();
        var delivery = Signed.Standard(source, "msg_1", Now, Deal());

        Assert.Equal(201, (await SendAsync(delivery)).Status);
        AssertRefused(await SendAsync(delivery));
    }

    [Fact]
    public async Task The_same_delivery_signed_anew_is_answered_as_the_first_time_and_its_repeat_is_a_replay_too()
    {
        var source = await SourceAsync();
        var first = await SendAsync(Signed.Standard(source, "msg_1", Now, Deal()));
        var early = Signed.Standard(source, "msg_1", Now.AddSeconds(20), Deal());
        var late = Signed.Standard(source, "msg_1", Now.AddSeconds(30), Deal());

        var again = await SendAsync(late);

        Assert.Equal((201, first.Body, "true"), (again.Status, again.Body, $"{again.Headers["Idempotent-Replayed"]}"));
        AssertRefused(await SendAsync(late));
        AssertRefused(await SendAsync(early));
    }

    [Fact]
    public async Task A_delivery_that_failed_for_now_is_taken_in_when_it_comes_again_unchanged()
    {
        var source = await SourceAsync();
        var delivery = Signed.Standard(source, "msg_1", Now, Deal());
        _wire.Lose = request => request.EndsWith("$batch", StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(delivery));
        _wire.Lose = _ => false;

        Assert.Equal(201, (await SendAsync(delivery)).Status);
        AssertRefused(await SendAsync(delivery));
    }

    [Fact]
    public async Task A_delivery_that_was_broken_off_is_taken_over_after_its_lease()
    {
        var source = await SourceAsync();
        var delivery = Signed.Standard(source, "msg_1", Now, Deal());
        _wire.Lose = request => request.StartsWith("PATCH", StringComparison.Ordinal) && request.Contains("requests", StringComparison.Ordinal);
        var broken = await SendAsync(delivery);
        _wire.Lose = _ => false;
        AssertProblem(409, "still-running", await SendAsync(delivery));
        _app.Clock.Advance(TimeSpan.FromSeconds(61));

        var taken = await SendAsync(delivery);

        Assert.Equal((201, broken.Body), (taken.Status, taken.Body));
    }

    [Fact]
    public async Task Another_body_under_the_same_id_is_refused()
    {
        var source = await SourceAsync();
        await SendAsync(Signed.Standard(source, "msg_1", Now, Deal()));

        AssertProblem(422, "other-content", await SendAsync(Signed.Standard(source, "msg_1", Now.AddSeconds(1), Deal() + " ")));
    }

    [Fact]
    public async Task Two_sources_may_use_one_id()
    {
        var (one, other) = (await SourceAsync(), await SourceAsync());

        Assert.Equal(201, (await SendAsync(Signed.Standard(one, "msg_1", Now, Deal()), one.Id)).Status);
        Assert.Equal(201, (await SendAsync(Signed.Standard(other, "msg_1", Now, Deal().Replace(_buyer, Given.NewId("buyer"), StringComparison.Ordinal)), other.Id)).Status);
    }

    [Fact]
    public async Task Whatever_is_wrong_is_refused_with_one_and_the_same_answer()
    {
        var (source, other) = (await SourceAsync(), await SourceAsync());
        var right = Signed.Standard(source, "msg_1", Now, Deal());

        Answer[] answers =
        [
            await SendAsync(right.Flipped(100), source.Id),
            await SendAsync(Signed.Standard(source, "msg_1", Now.AddMinutes(-6), Deal()), source.Id),
            await SendAsync(Signed.Standard(other, "msg_1", Now, Deal()), source.Id),
            await SendAsync(right.Without("webhook-signature"), source.Id),
            await SendAsync(right, "nobody-we-know"),
            await SendAsync(right, "No Id'"),
        ];

        Assert.All(answers, AssertRefused);
        Assert.Single(answers.Select(a => a.Body + string.Join(',', a.Headers)).Distinct());
        Assert.Equal(201, (await SendAsync(right, source.Id)).Status);
    }

    [Fact]
    public async Task GitHub_is_answered_once_whatever_it_calls_the_delivery_and_its_ping_is_ignored()
    {
        var source = await SourceAsync("""{"verifier":"github","trust":"listed"}""");

        Assert.Equal("a ping tells of no deal", (await SendAsync(Signed.Github(source, "d-0", """{"zen":"Keep it logically awesome."}""", "ping"))).Json.GetProperty("ignored").GetString());
        Assert.Equal(201, (await SendAsync(Signed.Github(source, "d-1", Deal()))).Status);
        AssertRefused(await SendAsync(Signed.Github(source, "d-1", Deal())));
        AssertRefused(await SendAsync(Signed.Github(source, "d-2", Deal())));
    }

    [Fact]
    public async Task A_payload_that_cannot_be_read_may_be_mended_under_the_same_id()
    {
        var source = await SourceAsync("""{"verifier":"standard","trust":"listed","mapping":{"fields":{"/kind":{"from":"/type"}}}}""");

        var wrong = await SendAsync(Signed.Standard(source, "msg_1", Now, """{"type":"BARTER"}"""));

        AssertProblem(400, "invalid", wrong);
        Assert.Equal("#/type", wrong.Json.GetProperty("errors")[0].GetProperty("from").GetString());
        Assert.Equal(400, (await SendAsync(Signed.Standard(source, "msg_1", Now, "{"))).Status);
    }

    [Fact]
    public async Task Each_deal_of_a_list_has_its_own_result_and_a_repeat_the_same_ones()
    {
        var source = await ListSourceAsync();
        var body = $$"""{"deals":[{{Deal()}},{"kind":"x"},{{Deal()}}]}""";

        var first = await SendAsync(Signed.Standard(source, "msg_1", Now, body));
        var again = await SendAsync(Signed.Standard(source, "msg_1", Now.AddSeconds(5), body));

        var results = first.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal([201, 400, 200], results.Select(r => r.GetProperty("status").GetInt32()));
        Assert.Equal(results[0].GetProperty("id").GetString(), results[2].GetProperty("id").GetString());
        Assert.Equal("#/deals/1/kind", results[1].GetProperty("errors")[0].GetProperty("from").GetString());
        Assert.Equal((200, first.Body, "true"), (again.Status, again.Body, $"{again.Headers["Idempotent-Replayed"]}"));
    }

    [Fact]
    public async Task A_list_of_which_one_fails_for_now_is_taken_in_whole_when_it_comes_again()
    {
        var source = await ListSourceAsync();
        var delivery = Signed.Standard(source, "msg_1", Now, $$"""{"deals":[{{Deal()}},{{Deal().Replace("$20", "$30", StringComparison.Ordinal).Replace("Oracle", "CoreWeave", StringComparison.Ordinal)}}]}""");
        var transactions = 0;
        _wire.Lose = request => request.EndsWith("$batch", StringComparison.Ordinal) && Interlocked.Increment(ref transactions) > 1;
        await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(delivery));
        _wire.Lose = _ => false;

        var answer = await SendAsync(delivery);

        Assert.Equal([201, 201], answer.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task A_list_without_a_readable_deal_says_so_for_each()
    {
        var source = await ListSourceAsync();

        var answer = await SendAsync(Signed.Standard(source, "msg_1", Now, """{"deals":[{},[]]}"""));

        Assert.Equal([400, 400], answer.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_before_anything_else() =>
        AssertProblem(413, "too-large", await SendAsync(new(new byte[(1024 * 1024) + 1], []), "nobody"));

    private static void AssertRefused(Answer answer) => AssertProblem(401, "unauthorized", answer);

    private static void AssertProblem(int status, string problem, Answer answer) => Assert.Equal((status, "urn:aiinfra:problem:" + problem), (answer.Status, answer.Problem));

    private static string Id(Answer answer) => answer.Json.GetProperty("id").GetString()!;

    private string Deal() =>
        $$"""{"kind":"cloud_contract","bindingness":"definitive","parties":[{"name":"{{_buyer}}","role":"buyer"},{"name":"Oracle","role":"supplier"}],"amount":"$20 billion"}""";

    private Task<WebhookSource> ListSourceAsync() => SourceAsync("""{"verifier":"standard","trust":"listed","mapping":{"each":"/deals"}}""");

    private async Task<WebhookSource> SourceAsync(string json = """{"verifier":"standard","trust":"listed"}""")
    {
        var reading = SourceReader.Read(JsonElement.Parse(json.Insert(1, $"\"id\":\"{Given.NewId("desk")}\",")), Now);
        _source = Assert.IsType<SourceReading.Ok>(reading).Source;
        Assert.True(await _app.Sources.TryAddAsync(_source, CancellationToken.None));
        return _source;
    }

    private async Task<Answer> SendAsync(Signed delivery, string? source = null)
    {
        var context = delivery.Context();
        await (await _app.Webhooks.RunAsync(context.Request, source ?? _source!.Id, CancellationToken.None)).ExecuteAsync(context);
        return Answer.From((Microsoft.AspNetCore.Http.DefaultHttpContext)context);
    }
}
