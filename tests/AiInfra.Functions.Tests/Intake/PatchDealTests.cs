using System.Text;
using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Tests.Hosting;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace AiInfra.Functions.Tests.Intake;

/// <summary>An operator's patch of the state they have seen, and of no other.</summary>
public sealed class PatchDealTests : IClassFixture<OwnTables>
{
    private readonly FaultyWire _wire = new();
    private readonly AppParts _app;
    private readonly Deal _deal = Given.Deal();

    public PatchDealTests(OwnTables tables) => _app = new(tables.Through(_wire));

    [Fact]
    public async Task A_patch_of_the_state_that_is_there_is_the_next_revision_with_a_message_of_its_own()
    {
        await SubmitAsync();

        var answer = await PatchAsync("""{"amount":"$5 billion"}""", "\"1\"", why: "misread");

        Assert.Equal((200, "\"2\"", 2), (answer.Status, answer.Headers.ETag.ToString(), answer.Json.GetProperty("revision").GetInt32()));
        Assert.Equal("5000000000", answer.Json.GetProperty("amount").GetProperty("low").GetString());
        var change = answer.Json.GetProperty("revisions").EnumerateArray().Single(r => r.GetProperty("field").GetString() == "/amount");
        Assert.Equal(("operator", "misread", "$20 billion", "$5 billion"), (Text(change, "by"), Text(change, "why"), Text(change, "old"), Text(change, "new")));
        Assert.Contains(_app.Bus.Arrived, p => p.Id == Messages.DealChanged(_deal.Id, 2).MessageId);
    }

    [Fact]
    public async Task An_amount_patched_into_euros_counts_at_the_fetched_rate_of_the_announcement()
    {
        var told = Given.Deal(announced: "2010-05-04");
        await _app.SubmitAsync(told);
        await _app.Rates.SaveAsync(Assert.IsType<EcbReading.Ok>(EcbHistory.Read("Date,USD,\n2026-11-19,1.15,\n2010-05-03,1.3238,\n")).Rates, CancellationToken.None);

        var answer = await PatchAsync("""{"amount":"€10 billion"}""", "*", id: told.Id);

        Assert.Equal(200, answer.Status);
        Assert.Equal(new(13_238_000_000m, 13_238_000_000m, 1.3238m, new(2010, 5, 3)), (await StoredAsync(told.Id)).Amount.Usd);
    }

    [Fact]
    public async Task A_later_report_does_not_undo_a_correction()
    {
        var told = Given.Deal(buyer: "Corrected Buyer", publisher: "A paper");
        await _app.SubmitAsync(told);
        await PatchAsync("""{"bindingness":"letter_of_intent"}""", "*", id: told.Id);

        await _app.SubmitAsync(Given.Deal(buyer: "Corrected Buyer", publisher: "Another paper"));

        Assert.Equal((3, Bindingness.LetterOfIntent), ((await StoredAsync(told.Id)).Revision, (await StoredAsync(told.Id)).Bindingness));
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("*")]
    [InlineData("\"7\", \"1\"")]
    public async Task A_patch_that_changes_nothing_is_answered_with_the_state_and_stores_nothing(string ifMatch)
    {
        await SubmitAsync();
        _wire.Requests.Clear();
        _app.Bus.Forget();

        var answer = await PatchAsync("""{"amount":{"value":"20000000000"},"bindingness":"definitive","certainty":{"level":"speculative"}}""", ifMatch);

        Assert.Equal((200, "\"1\""), (answer.Status, answer.Headers.ETag.ToString()));
        Assert.Empty(_wire.Writes);
        Assert.Empty(_app.Bus.Asked);
    }

    [Theory]
    [InlineData(null, 428, "precondition-required")]
    [InlineData("", 428, "precondition-required")]
    [InlineData("1", 400, "unreadable")]
    [InlineData("\"2\"", 412, "stale")]
    [InlineData("\"01\"", 412, "stale")]
    [InlineData("W/\"1\"", 412, "stale")]
    public async Task A_patch_of_an_unnamed_or_another_state_is_refused(string? ifMatch, int status, string problem)
    {
        await SubmitAsync();

        await AssertRefusedAsync(status, problem, await PatchAsync("""{"amount":"$5 billion"}""", ifMatch));
    }

    [Fact]
    public async Task Of_eight_patches_of_one_state_at_once_one_is_stored_and_seven_are_stale()
    {
        await SubmitAsync();

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(() => PatchAsync($$"""{"summary":"Version {{n}}"}""", "\"1\""))));

        Assert.Equal([200, 412, 412, 412, 412, 412, 412, 412], answers.Select(a => a.Status).Order());
        Assert.Equal(2, (await StoredAsync(_deal.Id)).Revision);
    }

    [Fact]
    public async Task Patches_of_whatever_is_there_all_find_their_place()
    {
        await SubmitAsync();
        string[] patches = ["""{"summary":"Told anew"}""", """{"status":"construction"}""", """{"site":{"country":"US"}}""", """{"term":{"years":5}}"""];

        var answers = await Task.WhenAll(patches.Select(p => Task.Run(() => PatchAsync(p, "*"))));

        var stored = await StoredAsync(_deal.Id);
        Assert.All(answers, a => Assert.Equal(200, a.Status));
        Assert.Equal((5, "Told anew", DealStatus.Construction, "US", 5m), (stored.Revision, stored.Summary, stored.Status, stored.Site?.Country, stored.Term?.Years));
    }

    [Theory]
    [InlineData("""{"id":"x","kind":"merger","amount":{"low":"1000"}}""", "#/id", "#/kind", "#/amount/qualifier")]
    [InlineData("""{"certainty":{"level":"confident"}}""", "#/certainty/level")]
    [InlineData("[]", "#")]
    public async Task What_is_wrong_with_a_patch_is_said_all_at_once(string patch, params string[] pointers)
    {
        await SubmitAsync();

        var answer = await PatchAsync(patch, "\"1\"");

        await AssertRefusedAsync(400, "invalid", answer);
        Assert.Equal(pointers, answer.Json.GetProperty("errors").EnumerateArray().Select(e => Text(e, "pointer")));
    }

    [Fact]
    public async Task An_unknown_deal_and_what_is_no_id_are_not_found()
    {
        Assert.Equal(404, (await PatchAsync("{}", "*")).Status);
        Assert.Equal(404, (await PatchAsync("{}", "*", id: "A/b'")).Status);
    }

    [Fact]
    public async Task A_deal_that_is_told_under_another_id_says_where_whatever_its_state()
    {
        await SubmitAsync();
        await _app.Writer.WriteAsync(_deal.Id, known => new(known!.Record with { MergedInto = "2026-11-other-20b-aaaaaaaa" }, Given.Now, "operator", "the same"), CancellationToken.None);

        var answer = await PatchAsync("""{"amount":"$5 billion"}""", "\"1\"");

        Assert.Equal((409, "urn:aiinfra:problem:told-elsewhere"), (answer.Status, answer.Problem));
        Assert.Contains("/api/deals/2026-11-other-20b-aaaaaaaa", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/merge-patch+json", 200)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("application/json-patch+json", 415)]
    [InlineData("text/plain", 415)]
    public async Task Only_a_merge_patch_is_taken_for_one(string type, int status)
    {
        await SubmitAsync();

        var answer = await PatchAsync("{}", "*", type);

        Assert.Equal((status, "application/merge-patch+json, application/json"), (answer.Status, answer.Headers["Accept-Patch"].ToString()));
    }

    [Fact]
    public async Task A_reason_is_kept_as_one_harmless_line_and_has_a_length()
    {
        await SubmitAsync();

        await PatchAsync("""{"status":"construction"}""", "*", why: "said\r\nso\ttwice");

        Assert.All((await StoredAsync(_deal.Id)).Revisions, r => Assert.Equal("said so twice", r.Why));
        Assert.Equal(200, (await PatchAsync("{}", "*", why: new string('x', 300))).Status);
        await AssertRefusedAsync(400, "unreadable", await PatchAsync("""{"status":"operating"}""", "*", why: new string('x', 301)), revision: 2);
    }

    [Theory]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"title":"\ud800"}""")]
    [InlineData("""{"site":{"\udc00":null}}""")]
    public async Task Half_a_character_is_refused_wherever_it_is(string patch)
    {
        await SubmitAsync();

        Assert.Equal(400, (await PatchAsync(patch, "*")).Status);
    }

    [Fact]
    public async Task A_record_takes_so_many_corrections_and_no_more()
    {
        await SubmitAsync();
        var one = Correction.Between(_deal, _deal with { Summary = "One" }, "one", Given.Now, "operator", "test")!;
        await _app.Writer.WriteAsync(_deal.Id, known => new(known!.Record with { Corrections = [.. Enumerable.Repeat(one, Correction.MaxInRecord)] }, Given.Now, "operator", "many"), CancellationToken.None);

        await AssertRefusedAsync(409, "full", await PatchAsync("""{"summary":"Another"}""", "*"), revision: 2);
    }

    [Fact]
    public async Task A_correction_made_on_a_clock_that_lags_stands_above_the_one_before()
    {
        await SubmitAsync();
        await PatchAsync("""{"status":"construction"}""", "*");

        await Patching(new DealCorrector(_app.Writer, _app.KnownRates, new FakeTimeProvider(Given.Now.AddMinutes(-5))), """{"status":"operating"}""");

        var stored = (await _app.Deals.FindAsync(_deal.Id, CancellationToken.None))!.Record;
        Assert.Equal(DealStatus.Operating, (stored with { Corrections = [.. stored.Corrections.OrderBy(c => c.At)] }).ToDeal().Status);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private async Task SubmitAsync() => Assert.IsType<IntakeResult.Accepted>(await _app.SubmitAsync(_deal));

    private async Task<Deal> StoredAsync(string id) => (await _app.Deals.FindAsync(id, CancellationToken.None))!.Deal;

    private async Task AssertRefusedAsync(int status, string problem, Answer answer, int revision = 1)
    {
        Assert.Equal((status, "urn:aiinfra:problem:" + problem), (answer.Status, answer.Problem));
        Assert.Equal(revision, (await StoredAsync(_deal.Id)).Revision);
    }

    private Task<PatchResult> Patching(DealCorrector corrector, string patch)
    {
        using var document = JsonDocument.Parse(patch);
        return corrector.PatchAsync(_deal.Id, document.RootElement.Clone(), _ => true, "test", CancellationToken.None);
    }

    private async Task<Answer> PatchAsync(string patch, string? ifMatch, string type = "application/merge-patch+json", string? why = null, string? id = null)
    {
        var context = Answer.Context();
        var bytes = Encoding.UTF8.GetBytes(patch);
        (context.Request.ContentType, context.Request.ContentLength, context.Request.Body) = (type, bytes.Length, new MemoryStream(bytes));
        if (ifMatch is not null) context.Request.Headers.IfMatch = ifMatch;
        if (why is not null) context.Request.QueryString = QueryString.Create("why", why);
        var result = await new PatchDeal(_app.Corrector).RunAsync(context.Request, id ?? _deal.Id, CancellationToken.None);
        await result.ExecuteAsync(context);
        return Answer.From(context);
    }
}
