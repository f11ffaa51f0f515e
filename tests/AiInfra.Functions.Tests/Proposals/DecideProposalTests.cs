using System.Text;
using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Functions.Intake.Idempotency;
using AiInfra.Functions.Proposals;
using AiInfra.Functions.Tests.Hosting;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Proposals;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Proposals;

/// <summary>What operators decide of proposed deals, and that a decision is carried out once whatever breaks.</summary>
public sealed class DecideProposalTests : IClassFixture<OwnTables>
{
    private readonly FaultyWire _wire = new();
    private readonly AppParts _app;
    private readonly string _buyer = Given.NewId("buyer");

    public DecideProposalTests(OwnTables tables) => _app = new(tables.Through(_wire));

    [Fact]
    public async Task A_proposed_deal_is_stored_nowhere_else_and_tells_nobody_until_it_is_accepted()
    {
        var proposal = await ProposeAsync();
        var preview = await GetAsync(proposal.Id);
        var dealId = preview.GetProperty("reading").GetProperty("deal").GetProperty("id").GetString()!;
        Assert.Equal("open", Text(preview, "state"));
        Assert.True(preview.GetProperty("reading").GetProperty("rules")[0].GetProperty("met").GetBoolean());
        Assert.Null(await FindAsync(dealId));
        Assert.Empty(_app.Bus.Asked);

        var answer = await DecideAsync(proposal.Id, """{"verdict":"accept","note":"seen in the filing"}""");

        Assert.Equal((200, "accepted", dealId), (answer.Status, Text(answer.Json, "state"), Text(answer.Json, "dealId")));
        Assert.Equal(("operator", "seen in the filing"), (Text(answer.Json.GetProperty("decisions")[0], "by"), Text(answer.Json.GetProperty("decisions")[0], "note")));
        var deal = await FindAsync(dealId);
        Assert.Equal((1, Trust.Trusted, "A paper"), (deal!.ToDeal().Revision, Assert.Single(deal.Reports).Trust, Assert.Single(deal.ToDeal().Sources).Publisher));
        Assert.Equal(CertaintyLevel.Likely, deal.ToDeal().Certainty.Level);
        Assert.Single(_app.Bus.Arrived);
    }

    [Fact]
    public async Task Accepted_again_it_answers_the_same_deal_and_changes_nothing()
    {
        var proposal = await ProposeAsync();
        var first = await DecideAsync(proposal.Id, """{"verdict":"accept"}""");
        _wire.Requests.Clear();

        var second = await DecideAsync(proposal.Id, """{"verdict":"accept","patch":{"amount":"$1 billion"}}""");

        Assert.Equal(first.Body, second.Body);
        Assert.Empty(_wire.Writes);
        Assert.Equal(409, (await DecideAsync(proposal.Id, """{"verdict":"reject"}""")).Status);
    }

    [Fact]
    public async Task A_rejected_proposal_stays_so_when_it_is_proposed_again_and_can_still_be_accepted()
    {
        var proposal = await ProposeAsync();

        Assert.Equal("rejected", Text((await DecideAsync(proposal.Id, """{"verdict":"reject"}""")).Json, "state"));
        Assert.Equal((proposal.Id, ProposalState.Rejected), (await ProposeAsync() is var again ? again.Id : "", again.State));
        Assert.DoesNotContain(proposal.Id, await ListedAsync("open"));
        Assert.Contains(proposal.Id, await ListedAsync("rejected"));

        Assert.Equal("accepted", Text((await DecideAsync(proposal.Id, """{"verdict":"accept"}""")).Json, "state"));
        Assert.Contains(proposal.Id, await ListedAsync("accepted"));
    }

    [Fact]
    public async Task What_is_wrong_with_the_fields_is_shown_and_must_be_mended_to_be_accepted()
    {
        var proposal = await ProposeAsync(Submission().Replace("$20 billion", "some money", StringComparison.Ordinal));
        var errors = (await GetAsync(proposal.Id)).GetProperty("reading").GetProperty("errors");
        Assert.Equal("#/amount", Text(errors[0], "pointer"));

        var refused = await DecideAsync(proposal.Id, """{"verdict":"accept"}""");
        Assert.Equal((400, "#/amount"), (refused.Status, Text(refused.Json.GetProperty("errors")[0], "pointer")));
        Assert.Contains(proposal.Id, await ListedAsync("open"));

        var mended = await DecideAsync(proposal.Id, """{"verdict":"accept","patch":{"amount":"$12 billion"},"notify":"all"}""");
        var deal = (await FindAsync(Text(mended.Json, "dealId")!))!.ToDeal();
        Assert.Equal((12_000_000_000m, true), (deal.Amount.Low, deal.NotifyAll));
    }

    [Theory]
    [InlineData("""{}""", "#/verdict")]
    [InlineData("""{"verdict":"maybe"}""", "#/verdict")]
    [InlineData("""{"verdict":"accept","notify":"some"}""", "#/notify")]
    [InlineData("""{"verdict":"accept","patch":[]}""", "#/patch")]
    [InlineData("""{"verdict":"accept","patch":{"summary":"\ud800"}}""", "#/patch/summary")]
    [InlineData("""{"verdict":"reject","patch":{}}""", "#/verdict")]
    [InlineData("""{"verdict":"accept","why":"x"}""", "#/why")]
    public async Task A_decision_that_is_none_is_refused(string json, string pointer)
    {
        var proposal = await ProposeAsync();

        var answer = await DecideAsync(proposal.Id, json);

        Assert.Equal((400, pointer), (answer.Status, Text(answer.Json.GetProperty("errors")[0], "pointer")));
        Assert.Contains(proposal.Id, await ListedAsync("open"));
    }

    [Fact]
    public async Task An_unknown_proposal_is_not_found() => Assert.Equal((404, 404), ((await DecideAsync("0123456789abcdef0123", """{"verdict":"accept"}""")).Status, (await DecideAsync("a#b", """{"verdict":"accept"}""")).Status));

    [Fact]
    public async Task Broken_off_at_any_write_an_acceptance_is_carried_out_by_the_timer_or_by_accepting_again()
    {
        for (var step = 0; ; step++)
        {
            var proposal = await ProposeAsync(Submission(Given.NewId("buyer")));
            var (writes, at) = (0, step);
            _wire.Lose = request => !request.StartsWith("GET ", StringComparison.Ordinal) && writes++ >= at;
            var broken = await Record.ExceptionAsync(() => DecideAsync(proposal.Id, """{"verdict":"accept"}"""));
            _wire.Lose = _ => false;

            await _app.SettleProposalsAsync();
            _app.Clock.Advance(TimeSpan.FromDays(40));
            var answer = await DecideAsync(proposal.Id, """{"verdict":"accept"}""");

            Assert.Equal((step, "accepted", false), (step, Text(answer.Json, "state"), answer.Json.GetProperty("settling").GetBoolean()));
            Assert.Single((await FindAsync(Text(answer.Json, "dealId")!))!.Reports);
            if (broken is null) break;
        }
    }

    [Fact]
    public async Task Of_an_acceptance_and_a_rejection_at_once_one_stands_and_a_rejected_deal_is_not_stored()
    {
        var proposal = await ProposeAsync();

        var answers = await Task.WhenAll(Task.Run(() => DecideAsync(proposal.Id, """{"verdict":"accept"}""")), Task.Run(() => DecideAsync(proposal.Id, """{"verdict":"reject"}""")));

        var now = (await _app.Proposals.FindAsync(proposal.Id, CancellationToken.None))!.Record;
        Assert.Contains(answers, a => a.Status == 200);
        Assert.Equal(now.State is ProposalState.Accepted, now.DealId is not null);
    }

    [Fact]
    public async Task A_door_that_proposes_answers_202_with_the_place_of_the_proposal_or_what_is_wrong()
    {
        var kept = await TellAsync(Submission());
        Assert.Equal((202, "/api/proposals/" + Text(kept.Json, "proposal")), (kept.Status, kept.Headers.Location.ToString()));

        string[] unkeepable = ["[]", """{"title":"\udc00"}""", $$"""{"title":"{{new string('x', Proposal.MaxBytes)}}"}"""];
        foreach (var json in unkeepable)
        {
            Assert.Equal(400, (await TellAsync(json)).Status);
            Assert.IsType<ProposeResult.Refused>(await _app.Inbox.ProposeAsync("webhook:w1", JsonElement.Parse(json), null, CancellationToken.None));
        }
    }

    private async Task<Answer> TellAsync(string json) =>
        await Answer.OfAsync(OnceAnswers.Of(await _app.Submissions.TellAsync(JsonElement.Parse(json), new("webhook:w1", Trust.Anonymous), new(_app.Clock.GetUtcNow()), CancellationToken.None)));

    [Fact]
    public void What_is_too_long_to_be_kept_is_refused_for_that_and_not_looked_through()
    {
        var deal = $$"""{"{{new string('x', Proposal.MaxBytes)}}":["\ud800","\ud800"]}""";

        var error = Assert.Single(Assert.IsType<ProposeResult.Refused>(_app.Inbox.Draft("article", JsonElement.Parse(deal), null)).Errors);

        Assert.Equal(("#", "has 262,168 bytes, the limit of a proposed deal is 262,144"), (error.Pointer, error.Detail));
    }

    [Fact]
    public async Task Hostile_text_is_one_plain_line_in_the_answer()
    {
        var passage = new Passage("a\u0000b\r\n<script>\u202Atxt", 0, 9, CertaintyLevel.Likely, "why\u0007", DateIsTold: true, new("https://example.org/a"), "Pub\nlisher");
        var proposal = await ProposeAsync(Submission(), passage);

        var shown = (await GetAsync(proposal.Id)).GetProperty("passage");

        Assert.Equal(("a b <script>txt", "why", "Pub lisher"), (Text(shown, "quote"), Text(shown, "reason"), Text(shown, "publisher")));
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private string Submission(string? buyer = null) =>
        $$"""
        {"kind":"cloud_contract","bindingness":"definitive","announced":"2026-11-19","amount":"$20 billion","sources":[{"publisher":"A paper","type":"press"}],
         "parties":[{"name":"{{buyer ?? _buyer}}","role":"buyer"},{"name":"{{buyer ?? _buyer}} supplier","role":"supplier"}]}
        """;

    private async Task<Proposal> ProposeAsync(string? json = null, Passage? passage = null) =>
        Assert.IsType<ProposeResult.Proposed>(await _app.Inbox.ProposeAsync("article", JsonElement.Parse(json ?? Submission()), passage, CancellationToken.None)).Proposal;

    private async Task<Answer> DecideAsync(string id, string json)
    {
        var context = Answer.Context();
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await Answer.OfAsync(await new DecideProposal(_app.Proposals, _app.Acceptance, _app.ProposalResult, _app.Clock).RunAsync(context.Request, id, CancellationToken.None));
    }

    private async Task<JsonElement> GetAsync(string id) =>
        (await Answer.OfAsync(await new GetProposal(_app.Proposals, _app.ProposalResult).RunAsync(Answer.Context().Request, id, CancellationToken.None))).Json;

    private async Task<List<string?>> ListedAsync(string state)
    {
        var request = Answer.Context().Request;
        request.QueryString = new QueryString($"?state={state}&limit=200");
        var page = (await Answer.OfAsync(await new ListProposals(_app.Proposals).RunAsync(request, CancellationToken.None))).Json;
        return [.. page.GetProperty("proposals").EnumerateArray().Select(p => Text(p, "id"))];
    }

    private async Task<DealRecord?> FindAsync(string dealId) => (await _app.Deals.FindAsync(dealId, CancellationToken.None))?.Record;
}
