using System.Text;
using AiInfra.Functions.Tests.Hosting;
using AiInfra.Functions.Tests.Storage;

namespace AiInfra.Functions.Tests.Intake.Idempotency;

/// <summary><c>POST /api/deals</c> with <c>Idempotency-Key</c>: one request, one deal, one answer.</summary>
public sealed class SubmitOnceTests : IClassFixture<OwnTables>
{
    private readonly FaultyWire _wire = new();
    private readonly AppParts _app;
    private readonly string _key = Given.NewId("key");
    private readonly string _deal = Deal(Given.NewId("buyer"));

    public SubmitOnceTests(OwnTables tables) => _app = new(tables.Through(_wire));

    [Fact]
    public async Task The_same_request_again_is_answered_as_the_first_time_and_says_so()
    {
        var first = await SubmitAsync(_deal);
        var again = await SubmitAsync(_deal);

        Assert.Equal((201, 201, first.Body), (first.Status, again.Status, again.Body));
        Assert.Equal((first.Headers.Location, first.Headers.ETag), (again.Headers.Location, again.Headers.ETag));
        Assert.False(first.Headers.ContainsKey("Idempotent-Replayed"));
        Assert.Equal("true", again.Headers["Idempotent-Replayed"]);
    }

    [Fact]
    public async Task The_answer_again_is_the_deal_as_it_was_answered_whatever_became_of_it()
    {
        var first = await SubmitAsync(_deal);
        await _app.Writer.WriteAsync(Id(first), known => new(known!.Record with { Doubts = [new("2026-11-other-20b-aaaaaaaa", "alike", Certain: false)] }, Given.Now, "operator", "test"), CancellationToken.None);

        Assert.Equal((201, first.Body), (await SubmitAsync(_deal) is var again ? (again.Status, again.Body) : default));
    }

    [Fact]
    public async Task A_key_used_for_another_request_is_refused()
    {
        await SubmitAsync(_deal);

        AssertProblem(422, "other-content", await SubmitAsync(_deal + " "));
        AssertProblem(422, "other-content", await SubmitAsync(_deal, query: "?notify=all"));
    }

    [Fact]
    public async Task Two_callers_may_use_one_key_for_two_deals()
    {
        var mine = await SubmitAsync(_deal, caller: "mine");
        var yours = await SubmitAsync(Deal(Given.NewId("buyer")), caller: "yours");

        Assert.Equal((201, 201), (mine.Status, yours.Status));
        Assert.NotEqual(Id(mine), Id(yours));
    }

    [Fact]
    public async Task What_is_refused_for_its_form_may_be_mended_under_the_same_key()
    {
        Assert.Equal(400, (await SubmitAsync("""{"kind":"merger"}""")).Status);
        Assert.Equal(201, (await SubmitAsync(_deal)).Status);
    }

    [Fact]
    public async Task A_dry_run_uses_no_key()
    {
        Assert.Equal(200, (await SubmitAsync(_deal, query: "?dryRun=true")).Status);
        Assert.Empty(_wire.Writes);
    }

    [Fact]
    public async Task A_key_that_is_none_is_refused_with_what_would_be_right()
    {
        var answer = await SubmitAsync(_deal, key: "no key");

        AssertProblem(400, "unreadable", answer);
        Assert.Contains("1 to 255 visible ASCII characters", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_first_is_running_a_repeat_is_told_to_come_back()
    {
        Answer? repeat = null;
        _wire.Lose = request =>
        {
            if (repeat is null && request.StartsWith("POST", StringComparison.Ordinal) && request.EndsWith("$batch", StringComparison.Ordinal)) repeat = SubmitAsync(_deal).Result;
            return false;
        };

        var first = await SubmitAsync(_deal);

        Assert.Equal(201, first.Status);
        AssertProblem(409, "still-running", repeat!);
        Assert.Equal("1", repeat!.Headers.RetryAfter);
    }

    [Fact]
    public async Task What_failed_for_now_is_free_at_once_for_the_same_request()
    {
        _wire.Lose = request => request.EndsWith("$batch", StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => SubmitAsync(_deal));
        _wire.Lose = _ => false;

        AssertProblem(422, "other-content", await SubmitAsync(Deal(Given.NewId("buyer"))));
        Assert.Equal(201, (await SubmitAsync(_deal)).Status);
    }

    [Fact]
    public async Task An_attempt_that_stored_the_deal_and_was_broken_off_is_taken_over_after_its_lease_with_the_same_deal_and_still_new()
    {
        var broken = await BrokenOffAsync();
        _app.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(409, (await SubmitAsync(_deal)).Status);
        _app.Clock.Advance(TimeSpan.FromSeconds(2));

        var taken = await SubmitAsync(_deal);

        Assert.Equal((201, Id(broken), broken.Body), (taken.Status, Id(taken), taken.Body));
        Assert.Equal("true", (await SubmitAsync(_deal)).Headers["Idempotent-Replayed"]);
    }

    [Fact]
    public async Task A_repeat_after_midnight_comes_to_the_deal_of_the_day_before()
    {
        var broken = await BrokenOffAsync();
        _app.Clock.Advance(TimeSpan.FromHours(13));

        var taken = await SubmitAsync(_deal);

        Assert.Equal((201, Id(broken), "2026-11-20"), (taken.Status, Id(taken), taken.Json.GetProperty("announced").GetString()));
    }

    [Fact]
    public async Task A_broken_off_report_of_a_known_deal_is_no_new_deal()
    {
        await SubmitAsync(_deal, key: null);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await BrokenOffAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(200, (await SubmitAsync(_deal)).Status);
    }

    /// <summary>The answer of a first attempt of which nobody noted that it ended.</summary>
    private async Task<Answer> BrokenOffAsync()
    {
        _wire.Lose = request => request.StartsWith("PATCH", StringComparison.Ordinal) && request.Contains("requests", StringComparison.Ordinal);
        var answer = await SubmitAsync(_deal);
        _wire.Lose = _ => false;
        return answer;
    }

    private static string Deal(string buyer) =>
        $$"""{"kind":"cloud_contract","bindingness":"definitive","parties":[{"name":"{{buyer}}","role":"buyer"},{"name":"Oracle","role":"supplier"}],"amount":"$20 billion"}""";

    private static string Id(Answer answer) => answer.Json.GetProperty("id").GetString()!;

    private static void AssertProblem(int status, string problem, Answer answer) => Assert.Equal((status, "urn:aiinfra:problem:" + problem), (answer.Status, answer.Problem));

    private Task<Answer> SubmitAsync(string json, string caller = "a key", string query = "") => SubmitAsync(json, _key, caller, query);

    private async Task<Answer> SubmitAsync(string json, string? key, string caller = "a key", string query = "")
    {
        var context = Answer.Context();
        var bytes = Encoding.UTF8.GetBytes(json);
        (context.Request.ContentType, context.Request.ContentLength, context.Request.Body) = ("application/json", bytes.Length, new MemoryStream(bytes));
        context.Request.Headers["x-functions-key"] = caller;
        if (key is not null) context.Request.Headers["Idempotency-Key"] = key;
        context.Request.QueryString = new(query);
        await (await _app.SubmitDeal.RunAsync(context.Request, CancellationToken.None)).ExecuteAsync(context);
        return Answer.From(context);
    }
}
