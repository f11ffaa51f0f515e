using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Proposals;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Proposals;

/// <summary>
/// <c>POST /api/proposals/{id}</c>, for operators: <c>{"verdict": "accept" | "reject", "note": "…", "patch": {…}, "notify": "all"}</c>. Accepting takes the deal in, with a JSON Merge Patch (RFC 7396) of the submission if one is given:
/// 200 with the proposal and its deal, the same when it is accepted already; 400 with every field error, and it stays open; 409 when the record of the deal is full, or someone else decided otherwise.
/// What was rejected can still be accepted; what was accepted is a deal.
/// </summary>
public sealed class DecideProposal(ProposalStore proposals, Acceptance acceptance, ProposalResult result, TimeProvider clock)
{
    private const int MaxBody = 64 * 1024;

    private enum Verdict { Accept, Reject }

    [Function("DecideProposal")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/proposals/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        if (document.RootElement.ValueKind is not JsonValueKind.Object) return Problems.Unreadable("The body is one JSON object: {\"verdict\": \"accept\"}.");
        List<FieldError> errors = [];
        var decision = Read(new(document.RootElement, "#", errors));
        if (errors.Count > 0) return Problems.Invalid(errors);
        if (!TableKeys.IsSafe(id) || await proposals.FindAsync(id, cancellationToken) is not { } stored) return Problems.NotFound("There is no proposal with this id.");
        return (stored.Record.State, decision.State) switch
        {
            (ProposalState.Accepted, ProposalState.Rejected) => Problems.Conflict("Accepted already", "What was accepted is a deal: correct that instead."),
            (ProposalState.Accepted, _) when stored.Record.Settling => await AnswerAsync(await acceptance.CarryOutAsync(stored.Record, cancellationToken), cancellationToken),
            (var state, var wanted) when state == wanted => await result.OfAsync(stored.Record, cancellationToken),
            (_, ProposalState.Rejected) => await RejectAsync(stored, decision, cancellationToken),
            _ => await AnswerAsync(await acceptance.AcceptAsync(stored, decision, cancellationToken), cancellationToken),
        };
    }

    private ProposalDecision Read(Fields fields)
    {
        var verdict = fields.Word<Verdict>("verdict");
        if (fields.Raw("verdict") is null) fields.Refuse("verdict", "is accept or reject");
        var note = fields.Text("note", 500);
        var patch = fields.Object("patch") is null ? null : fields.Raw("patch");
        if (patch is not null) fields.Errors.AddRange(HalfPairs.In(patch.Value, fields.PointerTo("patch")));
        var notify = fields.Text("notify", 10);
        if (notify is not (null or "all")) fields.Refuse("notify", "is either all or left out");
        if (verdict is Verdict.Reject && (patch is not null || notify is not null)) fields.Refuse("verdict", "rejects: a patch or notify is of no use then");
        fields.RefuseOthers();
        return new(verdict is Verdict.Accept ? ProposalState.Accepted : ProposalState.Rejected, "operator", clock.GetUtcNow(), note, patch?.Clone(), notify is not null);
    }

    private async Task<IResult> RejectAsync(Stored<Proposal> stored, ProposalDecision rejection, CancellationToken cancellationToken)
    {
        var rejected = stored.Record.Decide(rejection);
        return await proposals.TryUpdateAsync(stored, rejected, cancellationToken) ? await result.OfAsync(rejected, cancellationToken) : Changed();
    }

    private async Task<IResult> AnswerAsync(AcceptanceResult acceptance, CancellationToken cancellationToken) => acceptance switch
    {
        AcceptanceResult.Done done => await result.OfAsync(done.Proposal, cancellationToken),
        AcceptanceResult.Later later => await result.OfAsync(later.Proposal, cancellationToken),
        AcceptanceResult.Full full => Problems.Full(full.DealId),
        AcceptanceResult.Invalid invalid => Problems.Invalid(invalid.Errors),
        AcceptanceResult.Changed => Changed(),
        _ => throw new InvalidOperationException(),
    };

    private static IResult Changed() => Problems.Conflict("Decided meanwhile", "Someone else decided this at the same moment. Read it again and decide anew.");
}
